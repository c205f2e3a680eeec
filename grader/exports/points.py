"""The checks of a row as tests that other programs list, each with its points."""

from __future__ import annotations

from dataclasses import dataclass

from grader.gradesheet import Row
from grader.reports.words import clipped, harmless, one_line
from grader.verdict import CheckVerdict, Verdict

BROKE = ("error", "timeout", "memory", "crashed", "forbidden")


@dataclass(frozen=True)
class Point:
    """One check: what it is called, what came of it and why.

    `outcome` is "passed", "failed", "error" (the code gave nothing to judge) or "not_judged"
    (the grader's fault).
    """

    exercise: str
    lesson: str
    id: str
    title: str
    outcome: str
    points: int
    max_points: int
    message: str
    call: str  # that shows the fault, empty when the check passed
    details: str


def points_of(row: Row) -> list[Point]:
    """Return the checks of all exercises, in order; their points add up to the row's score."""
    return [_point(verdict, check) for verdict in row.verdicts for check in verdict.checks]


def _point(verdict: Verdict, check: CheckVerdict) -> Point:
    return Point(
        verdict.name,
        verdict.lesson,
        check.id,
        harmless(check.title),
        _outcome(verdict, check),
        check.points,
        check.max_points,
        "" if check.status == "passed" else one_line(check.message or check.title),
        harmless(check.problem.call) if check.problem else "",
        _details(check),
    )


def _outcome(verdict: Verdict, check: CheckVerdict) -> str:
    if verdict.status == "grader_fault":
        return "not_judged"
    if check.status == "passed":
        return "passed"
    return "error" if verdict.status in BROKE else "failed"


def _details(check: CheckVerdict) -> str:
    """Return the message and the call that shows the fault, as lines of plain text."""
    lines = [] if check.status == "passed" else [harmless(check.message or check.title)]
    found = check.problem
    if found is not None and found.call:
        lines += [f"you ran:  {harmless(found.call)}", f"got:      {clipped(found.got)}"]
        lines += [f"expected: {clipped(found.expected)}"] if found.expected else []
    return "\n".join(lines)
