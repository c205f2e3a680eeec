"""otter-grader without Docker: its own function for one submission, in a loop."""

from __future__ import annotations

import json
import subprocess
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat

from bench.peers.nbgrader import programs_of
from bench.peers.peer import can_import, layer_notebook, run_bounded
from bench.peers.six_checks import CHECKS

# `otter grade` takes a class in Docker containers; this is what runs inside them.
LOOP = """
import json, pathlib
from otter.api import grade_submission
shares = {}
for path in sorted(pathlib.Path("class").glob("*.ipynb")):
    results = grade_submission(str(path), "autograder.zip", quiet=True)
    shares[path.stem] = results.total / results.possible
pathlib.Path("shares.json").write_text(json.dumps(shares))
"""
TEST = """
from otter.test_files import test_case

OK_FORMAT = False
name = "{name}"
points = 1


@test_case()
def test_{name}(np, DropoutLayer):
{body}
"""


@dataclass(frozen=True)
class Otter:
    """`otter.api.grade_submission`."""

    python: str
    name = "otter-grader"

    def lacking(self) -> str:
        """Say what is missing to use it here, "" for nothing."""
        return "" if can_import(self.python, "otter") else "otter-grader is not installed"

    def prepare(self, folder: Path, answers: Mapping[str, str]) -> None:
        """Pack the tests and write each student's notebook."""
        for name in ("tests", "class"):
            (folder / name).mkdir()
        for name, code in CHECKS.items():
            test = TEST.format(name=name, body=textwrap.indent(code.strip(), "    "))
            (folder / "tests" / f"{name}.py").write_text(test, encoding="utf-8")
        for student, answer in answers.items():
            nbformat.write(layer_notebook(answer), folder / "class" / f"{student}.ipynb")
        words = ["generate", "-t", "tests", "-o", "autograder.zip"]
        command = [self.python, "-m", "otter", *words]
        subprocess.run(command, cwd=folder, check=True, capture_output=True)

    def grade(self, folder: Path, patience: float) -> bool:
        """Grade the class; returns False when it had to be stopped."""
        return run_bounded([self.python, "-c", LOOP], folder, programs_of(self.python), patience)

    def shares(self, folder: Path) -> dict[str, float]:
        """Return each graded student's points as a share of all points."""
        return json.loads((folder / "shares.json").read_text(encoding="utf-8"))
