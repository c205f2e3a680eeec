"""A step of nbgrader's autograde: points from the grader, in place of running the notebook.

Listed in `c.Autograde.autograde_preprocessors` where `Execute` stood. No line of a submission
runs in a kernel or in nbgrader's process: the grader records it in its isolation, and whatever
output a learner or a patched kernel left behind is replaced here, before nbgrader reads points.
"""

from __future__ import annotations

import atexit
import functools
from pathlib import PurePath
from typing import Any

import nbformat
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor
from nbgrader.utils import is_grade, is_solution
from traitlets import Integer, Unicode

from grader.grading import grade
from grader.isolation import Runner, open_runner
from grader.kernel import fresh_seed
from grader.naming import by_name
from grader.reports.shown import Report
from grader.submission import parse_submission
from grader.verdict import Verdict

PREFIX = "check-"  # of the check cells' grade ids: check-DropoutLayer


class NotJudged(RuntimeError):
    """A submission that gets no points, not even zero; nbgrader goes on with the next one."""


class JudgeChecks(NbGraderPreprocessor):
    """Writes each exercise's points and report under its check cell."""

    isolation = Unicode("auto", help="As of `grader grade`: auto, strict or none.").tag(config=True)
    seed = Integer(
        None, allow_none=True, help="Repeats the inputs of an earlier run; None draws new ones."
    ).tag(config=True)

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, Any]
    ) -> tuple[NotebookNode, dict[str, Any]]:
        """Judge the exercises that have a check cell; raises NotJudged for a fault of ours."""
        cells = {_exercise_name(cell): cell for cell in nb.cells if _is_autograded(cell)}
        seed = fresh_seed() if self.seed is None else self.seed
        name = PurePath(resources["nbgrader"]["notebook"]).name + ".ipynb"
        submission = parse_submission(name, nbformat.writes(nb).encode())
        exercises = [by_name(name) for name in cells]
        for verdict in grade(submission, exercises, _runner(self.isolation), seed):
            cells[verdict.name].outputs = [_output(verdict)]
        return nb, resources


def _is_autograded(cell: NotebookNode) -> bool:
    return is_grade(cell) and not is_solution(cell)


def _exercise_name(cell: NotebookNode) -> str:
    grade_id = cell.metadata.nbgrader["grade_id"]
    if not grade_id.startswith(PREFIX):
        # nbgrader gives full points to a test cell without an output.
        raise NotJudged(f"a graded code cell must be called {PREFIX}EXERCISE, got {grade_id!r}")
    return grade_id.removeprefix(PREFIX)


def _output(verdict: Verdict) -> NotebookNode:
    """Return what nbgrader reads points from, and the feedback page shows."""
    if verdict.status == "grader_fault":
        raise NotJudged(f"{verdict.name} was not judged: {verdict.message}")
    data = {"text/plain": str(verdict.score), "text/html": Report(verdict)._repr_html_()}
    return nbformat.v4.new_output("execute_result", data, execution_count=1)


@functools.cache
def _runner(isolation: str) -> Runner:
    """Return the one runner of this process; nbgrader makes a new step for every notebook."""
    runner = open_runner(isolation)
    atexit.register(runner.close)
    return runner
