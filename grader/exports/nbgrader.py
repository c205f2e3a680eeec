"""Grades for nbgrader: its own gradebook (`--out` ends in .db) or the CSV that it exports.

What nbgrader 0.9 accepts (jupyter/nbgrader: nbgrader/api.py, plugins/export.py, apps/dbapp.py):

- No command reads grades from a file: `nbgrader db student import` and `db assignment import`
  read people and dates only. Grades live in gradebook.db, which its Python API fills.
- An assignment has notebooks, these have grade cells with a maximum, unique by name in a
  notebook. A submission mirrors all of them; its score is the sum of the grades, of which
  `manual_score` goes before `auto_score`.
- `nbgrader export` writes the columns below for every student; somebody without a submission
  gets 0.0 there. Programs that send grades on to other systems read this CSV.

What is written into a gradebook: an assignment with a notebook a lesson and a grade cell an
exercise, and one submission a student; all else in the file stays, a score given by hand, too.
Who has no grade gets no submission, and no line in the CSV.
"""

from __future__ import annotations

from collections.abc import Iterator

from grader.exports.cells import csv_lines, shown
from grader.exports.ledger import Ledger, Notes, NotExportable, grade_of
from grader.gradesheet import Row

TITLE = "dropout_course"
COLUMNS = (
    *("assignment", "duedate", "timestamp", "student_id", "last_name", "first_name", "email"),
    *("raw_score", "late_submission_penalty", "score", "max_score"),
)


def export(ledger: Ledger, notes: Notes) -> Iterator[bytes]:
    """Yield the CSV, or the whole gradebook with the new grades in it.

    Raises NotExportable for a gradebook where nbgrader is not installed.
    """
    if ledger.out.suffix != ".db":
        return _csv(ledger, notes)
    try:
        from grader.exports import nbgrader_db
    except ImportError as error:
        raise NotExportable(
            f"a gradebook.db is written by nbgrader itself, which is not here ({error}): "
            "pip install nbgrader, or let --out end in .csv"
        ) from error
    return nbgrader_db.export(ledger, notes)


def _csv(ledger: Ledger, notes: Notes) -> Iterator[bytes]:
    notes.say(
        "nbgrader reads no grades from a CSV; this one is for programs that read its exports. "
        "Let --out end in .db to fill nbgrader's gradebook"
    )
    yield from csv_lines([COLUMNS])
    for row in ledger.rows:
        grade = grade_of(row, notes)
        if grade is not None:
            score, most = float(grade), float(ledger.max_score)
            people = [shown(text) for text in people_cells(row)]
            title = ledger.title or TITLE
            yield from csv_lines([[title, "", "", *people, score, 0.0, score, most]])


def people_cells(row: Row) -> tuple[str, str, str, str]:
    """Return id, last name, first name and e-mail address, as far as a roster tells them."""
    cells = row.person.cells if row.person else {}
    name = cells.get("id") or row.student
    return name, cells.get("last_name", ""), cells.get("first_name", ""), cells.get("email", "")
