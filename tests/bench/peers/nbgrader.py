"""nbgrader as it comes: test cells in the notebook, run in a kernel, one student at a time."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from nbgrader_route.course import NbgraderCourse

from bench.peers.peer import can_import, layer_notebook, run_bounded
from bench.peers.six_checks import CHECKS

ASSIGNMENT, NOTEBOOK = "layer", "layer.ipynb"
# An endless loop is met in every test cell; nbgrader's own 30 s would make minutes of it.
CONFIG = "c = get_config()\nc.Execute.timeout = 5\n"


@dataclass(frozen=True)
class Nbgrader:
    """`nbgrader autograde`."""

    python: str
    name = "nbgrader"

    def lacking(self) -> str:
        """Say what is missing to use it here, "" for nothing."""
        return "" if can_import(self.python, "nbgrader") else "nbgrader is not installed"

    def prepare(self, folder: Path, answers: Mapping[str, str]) -> None:
        """Release the assignment and write each student's notebook."""
        course = NbgraderCourse(folder, self.python)
        (folder / "nbgrader_config.py").write_text(CONFIG, encoding="utf-8")
        (folder / "source" / ASSIGNMENT).mkdir(parents=True)
        stub = "### BEGIN SOLUTION\n### END SOLUTION"
        nbformat.write(_with_tests(stub), folder / "source" / ASSIGNMENT / NOTEBOOK)
        course.run("generate_assignment", ASSIGNMENT)
        for student, answer in answers.items():
            course.submit(student, ASSIGNMENT, NOTEBOOK, _with_tests(answer))

    def grade(self, folder: Path, patience: float) -> bool:
        """Grade the class; returns False when it had to be stopped."""
        command = [self.python, "-m", "nbgrader", "autograde", ASSIGNMENT]
        return run_bounded(command, folder, programs_of(self.python), patience)

    def shares(self, folder: Path) -> dict[str, float]:
        """Return each graded student's points as a share of all points."""
        scores = NbgraderCourse(folder, self.python).scores(ASSIGNMENT)
        return {student: points / len(CHECKS) for student, points in scores.items()}


def programs_of(python: str) -> dict[str, str]:
    """Return a search path that begins with a Python's own programs."""
    return {"PATH": os.pathsep.join([str(Path(python).parent), os.environ["PATH"]])}


def _with_tests(answer: str) -> NotebookNode:
    mark = {"schema_version": 3, "locked": False, "task": False}
    answer_mark = mark | {"grade": False, "solution": True, "grade_id": "layer"}
    notebook = layer_notebook(answer, {"nbgrader": answer_mark})
    for name, code in CHECKS.items():
        test = mark | {"grade": True, "solution": False, "locked": True}
        test |= {"grade_id": f"test-{name}", "points": 1}
        notebook.cells.append(new_code_cell(code, metadata={"nbgrader": test}))
    return notebook
