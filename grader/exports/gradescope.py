"""The results.json that Gradescope's autograder reads.

What it accepts (gradescope/autograder_samples, docs/specs.md):

- A `score` at the top, or one in every test; the top one overrides their sum. Without any the
  submission counts as a failure of the autograder, which instructors see, and not as zero.
- A test has `score`, `max_score`, `status` ("passed" or "failed"), `name`, `number` ("1.1"),
  `output`, `tags`, `visibility`, `extra_data`; `output_format` and `name_format` are "text",
  "html", "simple_format", "md" or "ansi".
- `visibility` is "hidden", "after_due_date", "after_published" or "visible". While a test is
  not visible, students see no total.

What is written: one test a check, all visible, and as `output` the reports of all exercises. A
submission in which nothing could be read gets 0 and is told why, since it can be sent again. When
the grader failed on an exercise, the result has no score at all.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from grader.exports.bundle import one_file_each
from grader.exports.ledger import NOT_JUDGED, Ledger, Notes
from grader.exports.points import Point, points_of
from grader.gradesheet import Row
from grader.reports.text import render_verdict
from grader.reports.words import harmless


def export(ledger: Ledger, notes: Notes) -> Iterator[bytes]:
    """Yield results.json of one student, or a zip with one for each."""
    return one_file_each(ledger, notes, ".json", _write)


def _write(row: Row, notes: Notes) -> bytes:
    if row.status == "grader_fault":
        notes.tell_of(row.student, NOT_JUDGED)
    return json.dumps(as_results(row), indent=1, ensure_ascii=False).encode("utf-8")


def as_results(row: Row) -> dict[str, Any]:
    """Return one student's row in Gradescope's shape."""
    results = {
        "output": _output(row),
        "output_format": "text",
        "test_output_format": "text",
        "visibility": "visible",
        "extra_data": {"seed": row.seed, "isolation": row.isolation, "grader": row.version},
    }
    if row.status == "grader_fault":
        return results
    return {"score": row.score, **results, "tests": _tests(row)}


def _output(row: Row) -> str:
    reports = [
        render_verdict(verdict, stuck=f"python -m grader hint {verdict.name}")
        for verdict in row.verdicts
    ]
    problems = [f"! {harmless(problem)}" for problem in row.problems]
    if not row.verdicts:
        reports = ["! no exercise of the course was found in what was handed in"]
    return "\n\n".join(reports + problems)


def _tests(row: Row) -> list[dict[str, Any]]:
    places = {verdict.name: place for place, verdict in enumerate(row.verdicts, 1)}
    counted = dict.fromkeys(places, 0)
    tests = []
    for point in points_of(row):
        counted[point.exercise] += 1
        tests.append(_test(point, f"{places[point.exercise]}.{counted[point.exercise]}"))
    return tests


def _test(point: Point, number: str) -> dict[str, Any]:
    return {
        "name": f"{point.lesson} {point.exercise}: {point.title}",
        "number": number,
        "score": point.points,
        "max_score": point.max_points,
        "status": "passed" if point.outcome == "passed" else "failed",
        "output": point.details,
        "tags": [point.exercise, point.id],
        "visibility": "visible",
    }
