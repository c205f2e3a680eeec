"""The two CSV files that Moodle takes grades from.

With a roster that is an assignment's offline grading worksheet, that file is filled in; see
`moodle_worksheet`. Otherwise the file is for the gradebook: Grades, Import, CSV file.

What the gradebook's importer accepts (moodle/moodle, grade/import/csv/classes/load_data.php and
lib/csvlib.class.php):

- UTF-8 with or without a byte order mark; every line has as many cells as the first. PHP's
  fgetcsv reads it, for which a backslash before a quotation mark keeps the cell open.
- The teacher says which column is what: one names the person, by id, ID number, e-mail address
  or username, each compared exactly; one is the grade of a new or an existing item; one may be
  the feedback of an existing item.
- A person who is not found ends the whole import. A person's cell that is empty or "0" is passed
  over, and the line's grade goes to the person of the line before.
- A grade above 100 ends the whole import, unless the site allows unlimited grades. For an
  existing item an empty grade and "-" take away the grade that was there; for a new item an
  empty grade is none at all, only "-" is. Importing feedback without a grade takes grades away.
- Feedback is HTML.

What is written: one column that names people, the grade, the feedback. Who has no grade, no
name that Moodle could find, or one that stands in the file already, is left out and told of.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator

from grader.exports import moodle_worksheet
from grader.exports.cells import csv_lines, is_plain
from grader.exports.feedback import feedback_of
from grader.exports.ledger import Ledger, Notes, NotExportable, grade_of
from grader.gradesheet import Row
from grader.roster import Person, Roster

TITLE = "Dropout course"
USERNAME = "username"
GRADEPOINTMAX = 100
_NAMES = ("username", "user name", "login", "id number", "idnumber")
_PLACED = re.compile(r"[^@\s]+@[^@\s]+")


def export(ledger: Ledger, notes: Notes) -> Iterator[bytes]:
    """Yield the filled-in worksheet, or a file for the gradebook's importer."""
    if ledger.roster is not None and (sheet := moodle_worksheet.recognise(ledger.roster)):
        return moodle_worksheet.fill_in(sheet, ledger, notes)
    return _gradebook(ledger, notes)


def _gradebook(ledger: Ledger, notes: Notes) -> Iterator[bytes]:
    header = _identity(ledger.roster)
    title = ledger.title or TITLE
    notes.say(f"in Moodle's import, map {header!r} to the person, {title!r} to the grade")
    if header == USERNAME and ledger.roster is None:
        notes.say("without a roster, names of folders stand for usernames: grade with --students")
    if ledger.max_score > GRADEPOINTMAX:
        notes.say(
            f"the assignment is worth {ledger.max_score} points: Moodle refuses grades above "
            f"{GRADEPOINTMAX} unless the site allows unlimited grades"
        )
    yield from csv_lines([[header, title, f"{title} feedback"]])
    yield from csv_lines(_lines(ledger, header, notes))


def _lines(ledger: Ledger, header: str, notes: Notes) -> Iterator[list[object]]:
    seen: set[str] = set()
    for row in ledger.rows:
        who = _who(row, header, ledger.roster)
        if not _is_usable(who):
            notes.tell_of(row.student, f"left out, because the roster has no usable {header!r}")
        elif who in seen:
            notes.tell_of(row.student, f"left out, because an earlier line has the same {header!r}")
        elif (grade := grade_of(row, notes)) is not None:
            yield [who, grade, html.escape(feedback_of(row), quote=False)]
        seen.add(who)


def _is_usable(who: str) -> bool:
    """Tell whether Moodle would find exactly this text, and no spreadsheet would run it."""
    return who not in ("", "0") and who.isprintable() and "\\" not in who and is_plain(who)


def _who(row: Row, header: str, roster: Roster | None) -> str:
    if roster is None:
        return row.student.strip()
    return row.person.cells.get(header, "").strip() if row.person else ""


def _identity(roster: Roster | None) -> str:
    """Return the roster's column that names most people in a way that Moodle knows."""
    if roster is None:
        return USERNAME
    known = Counter(h for person in roster.people for h in _identities(person))
    if not known:
        raise NotExportable(
            "Moodle finds people by e-mail address, username or ID number, and the roster has "
            f"none of them; its columns are {', '.join(map(repr, roster.headers))}"
        )
    return max(known, key=lambda header: (known[header], -roster.headers.index(header)))


def _identities(person: Person) -> list[str]:
    """Return the headers of the cells that may name a person, whatever the language."""
    return [
        header
        for header, cell in person.cells.items()
        if cell.strip() and (_PLACED.fullmatch(cell.strip()) or header.strip().casefold() in _NAMES)
    ]
