"""One line a student and exercise, for spreadsheets and scripts of one's own.

No importer stands behind it. After the columns of HEADERS comes one column for each check id of
the assignment: the points earned, empty where the exercise has no such check or the grader
failed. Names that a spreadsheet would run as a formula get an apostrophe in front; the JSON
export has them as they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from grader.exports.cells import csv_lines, shown
from grader.exports.ledger import Ledger, Notes, no_grade
from grader.gradesheet import Row
from grader.verdict import Verdict

HEADERS = (
    *("student", "name", "lesson", "exercise", "status", "score", "max_score"),
    *("misconceptions", "seed", "isolation", "grader"),
)


def export(ledger: Ledger, notes: Notes) -> Iterator[bytes]:
    """Yield the lines: header first, students in their order."""
    ids = list(dict.fromkeys(c.id for exercise in ledger.exercises for c in exercise.checks))
    yield from csv_lines([[*HEADERS, *ids]])
    for row in ledger.rows:
        if why := no_grade(row):
            notes.tell_of(row.student, why)
        yield from csv_lines(_line(row, verdict, ids) for verdict in row.verdicts)


def _line(row: Row, verdict: Verdict, ids: list[str]) -> list[object]:
    judged = verdict.status != "grader_fault"
    points = {check.id: check.points for check in verdict.checks} if judged else {}
    return [
        shown(row.student),
        shown(row.person.name) if row.person else "",
        verdict.lesson,
        verdict.name,
        verdict.status,
        verdict.score if judged else "",
        verdict.max_score,
        " ".join(named.id for named in verdict.misconceptions),
        row.seed if verdict.seed is None else verdict.seed,
        row.isolation,
        row.version,
        *(points.get(name, "") for name in ids),
    ]
