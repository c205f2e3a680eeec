"""The result that GitHub Classroom's autograding reporter reads, as Base64.

What it accepts (classroom-resources/autograding-grading-reporter: src/main.js,
src/notify-classroom.js, src/helpers/test-helpers.js, README.md):

- The step's output `result` is handed to the reporter in the variable RUNNER_RESULTS, RUNNER
  being the step's id in capitals: Base64 of UTF-8 JSON. One word of Linux' environment holds
  131,071 bytes.
- `status` is "pass", "fail" or "error"; the last two fail the workflow. `max_score` is a number;
  a result where it is 0 adds nothing. The points are the sum of the tests' `score`, never read
  from elsewhere; "Points a/b" is what Classroom takes.
- A test has `name`, `status` ("pass", "fail", "error"), `score`, `message`, `test_code`,
  `filename`, `line_no` and `duration`. `line_no` 0 is not shown.
- The workflow is called "Autograding Tests" and its only job `run-autograding-tests`.

What is written: one test a check. Messages are left out where the whole would be too long. When
the grader failed on an exercise, the result is an error without points.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from typing import Any

from grader.exports.bundle import one_file_each
from grader.exports.ledger import NOT_JUDGED, Ledger, Notes
from grader.exports.points import Point, points_of
from grader.gradesheet import Row
from grader.reports.words import one_line

MAX_RESULT = 100_000  # bytes of Base64
STATUSES = {"passed": "pass", "failed": "fail", "error": "error", "not_judged": "error"}


def export(ledger: Ledger, notes: Notes) -> Iterator[bytes]:
    """Yield the Base64 result of one student, or a zip with one for each."""
    return one_file_each(ledger, notes, ".txt", _write)


def _write(row: Row, notes: Notes) -> bytes:
    if row.status == "grader_fault":
        notes.tell_of(row.student, NOT_JUDGED)
    result = as_result(row)
    encoded = _encoded(result)
    if len(encoded) > MAX_RESULT:
        for test in result["tests"]:
            test["message"] = test["test_code"] = ""
        encoded = _encoded(result)
    return encoded


def _encoded(result: dict[str, Any]) -> bytes:
    return base64.b64encode(json.dumps(result, ensure_ascii=False).encode("utf-8"))


def as_result(row: Row) -> dict[str, Any]:
    """Return one student's row in the reporter's shape."""
    if row.status == "grader_fault":
        message = "the grader failed; the answer was not judged"
        return {"version": 1, "status": "error", "max_score": 0, "message": message, "tests": []}
    result = {
        "version": 1,
        "status": "pass" if row.status == "passed" else "fail",
        "max_score": row.max_score,
        "tests": [_test(point) for point in points_of(row)],
    }
    if row.problems:
        result["message"] = one_line("; ".join(row.problems))
    return result


def _test(point: Point) -> dict[str, Any]:
    return {
        "name": f"{point.lesson} {point.exercise}: {point.title}",
        "status": STATUSES[point.outcome],
        "score": point.points,
        "message": point.message,
        "test_code": point.call,
        "filename": "",
        "line_no": 0,
        "duration": 0,
    }
