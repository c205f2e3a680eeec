"""What is asked of a grader in the comparison, and the notebook that its students hand in."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import psutil
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_notebook

PYTHON_LANGUAGE = {"name": "python3", "display_name": "Python 3", "language": "python"}
IMPORTS = "import numpy as np"


class Peer(Protocol):
    """A grader that takes a class in one command."""

    name: str

    def lacking(self) -> str:
        """Say what is missing to use it here, "" for nothing."""

    def prepare(self, folder: Path, answers: Mapping[str, str]) -> None:
        """Set up an empty folder: the assignment, and each student's answer."""

    def grade(self, folder: Path, patience: float) -> bool:
        """Grade the class; returns False when it had to be stopped."""

    def shares(self, folder: Path) -> dict[str, float]:
        """Return each graded student's points as a share of all points."""


def layer_notebook(answer: str, mark: dict[str, Any] | None = None) -> NotebookNode:
    """Return a notebook of two cells, imports and answer; `mark` is the answer's metadata."""
    cells = [new_code_cell(IMPORTS), new_code_cell(answer, metadata=mark or {})]
    return new_notebook(cells=cells, metadata={"kernelspec": PYTHON_LANGUAGE})


def run_bounded(
    command: Sequence[str], folder: Path, environment: Mapping[str, str], patience: float
) -> bool:
    """Run a command in a folder; after `patience` seconds end it with all that it started.

    Raises RuntimeError with the last words of a command that failed.
    """
    log = folder / "log.txt"
    with log.open("ab") as words:
        given = dict(os.environ) | dict(environment)
        running = psutil.Popen(command, cwd=folder, env=given, stdout=words, stderr=words)
        try:
            code = running.wait(patience)
        except psutil.TimeoutExpired:
            _end(running)
            return False
    if code:
        raise RuntimeError(f"{command} failed:\n{log.read_text('utf-8', 'replace')[-2000:]}")
    return True


def _end(running: psutil.Popen) -> None:
    family = [*running.children(recursive=True), running]
    for process in family:
        try:
            process.kill()
        except psutil.NoSuchProcess:
            pass
    psutil.wait_procs(family)


def can_import(python: str, package: str) -> bool:
    """Tell whether a Python has a package."""
    return subprocess.run([python, "-c", f"import {package}"], capture_output=True).returncode == 0
