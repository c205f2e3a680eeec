"""A list of rows in the shape of `check --json`, schema 1.

Each row adds what concerns a student and not one file: the roster's name, all files, problems,
status, and the version of the grader. UTF-8; bytes of a name that are no UTF-8 come back as they
were when the JSON is read by Python ("\\udc80").
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from grader.exports.ledger import Ledger, Notes, no_grade
from grader.gradesheet import Row

SCHEMA = 1


def export(ledger: Ledger, notes: Notes) -> Iterator[bytes]:
    """Yield the list, one row a line."""
    opening = "[\n"
    for row in ledger.rows:
        if why := no_grade(row):
            notes.tell_of(row.student, why)
        text = opening + json.dumps(as_json(row), ensure_ascii=False)
        # The escape of half a surrogate pair is the same in Python and in JSON.
        yield text.encode("utf-8", "backslashreplace")
        opening = ",\n"
    yield b"\n]\n" if opening != "[\n" else b"[]\n"


def as_json(row: Row) -> dict[str, Any]:
    """Return one row as a JSON object."""
    return {
        "schema": SCHEMA,
        "file": row.files[0] if row.files else None,
        "student": row.student,
        "seed": row.seed,
        "isolation": row.isolation,
        "score": row.score,
        "max_score": row.max_score,
        "exercises": [verdict.as_json() for verdict in row.verdicts],
        "name": row.person.name if row.person else None,
        "files": list(row.files),
        "problems": list(row.problems),
        "status": row.status,
        "grader": row.version,
    }
