"""This grader, one student at a time, with the strongest isolation that this machine gives."""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping
from pathlib import Path

import nbformat

from bench.answers import ROOT
from bench.peers.peer import layer_notebook, run_bounded


class Ours:
    """`python -m grader grade`."""

    name = "grader"

    def lacking(self) -> str:
        """Say that nothing is missing."""
        return ""

    def prepare(self, folder: Path, answers: Mapping[str, str]) -> None:
        """Write each student's notebook."""
        for student, answer in answers.items():
            (folder / "class" / student).mkdir(parents=True)
            nbformat.write(layer_notebook(answer), folder / "class" / student / "layer.ipynb")

    def grade(self, folder: Path, patience: float) -> bool:
        """Grade the class; returns False when it had to be stopped."""
        words = ["grade", "class", "--out", "out", "--jobs", "1"]
        environment = {"PYTHONPATH": str(ROOT), "GRADER_PROGRESS": ""}
        return run_bounded([sys.executable, "-m", "grader", *words], folder, environment, patience)

    def shares(self, folder: Path) -> dict[str, float]:
        """Return each graded student's points as a share of all points."""
        with (folder / "out" / "grades.csv").open(encoding="utf-8", newline="") as file:
            return {
                row["student"]: float(row["score"]) / float(row["max_score"])
                for row in csv.DictReader(file)
            }
