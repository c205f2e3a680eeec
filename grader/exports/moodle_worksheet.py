"""An assignment's offline grading worksheet, handed back with grades and feedback.

What the importer accepts (moodle/moodle, mod/assign/feedback/offline: importgradeslib.php,
locallib.php; the columns: mod/assign/gradingtable.php):

- The header needs the words for Identifier, Grade and Last modified (grade) in the language of
  the teacher who uploads; feedback columns are found by their name, too.
- The identifier is a word and a number ("Participant 12"); a line whose number is unknown is
  passed over. The full name is not looked at.
- A grade is read with the site's decimal comma or point. Empty, negative and above the maximum
  are passed over, as is a line whose grade was changed a minute or more after Last modified
  (grade) says. Feedback is written wherever it differs from what is there; it is HTML.
- PHP's fgetcsv reads the file, for which a backslash before a quotation mark keeps the cell open.

What is written: the lines of the worksheet in their order under their own headers. Only Grade and
the last feedback column of people with a grade are filled in; the headers may be in any language,
since columns are known by what stands in them. What the importer does not read (a full name, a
text handed in) gets an apostrophe in front where a spreadsheet would run it as a formula.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from grader.exports.cells import csv_lines, shown
from grader.exports.feedback import feedback_of
from grader.exports.ledger import Ledger, Notes, grade_of
from grader.gradesheet import Row
from grader.roster import Person, Roster

_IDENTIFIER = re.compile(r"(\D+)\d+")
_NUMBER = re.compile(r"\d+(?:([.,])(\d+))?")
_OPENS_CELL = re.compile(r'\\(?="|\Z)')


@dataclass(frozen=True)
class Worksheet:
    """Which columns of a roster are what; `feedback` is None where there is no such column."""

    roster: Roster
    grade: str
    maximum: str
    feedback: str | None


def recognise(roster: Roster) -> Worksheet | None:
    """Return the worksheet that a roster is, None when it is another kind of file."""
    headers, people = roster.headers, roster.people
    found = [_IDENTIFIER.fullmatch(_cell(p, headers[0])) for p in people] if headers else []
    if not found or not all(found) or len({match[1] for match in found if match}) != 1:
        return None
    pairs = [(g, m) for g, m in zip(headers, headers[1:], strict=False) if _is_grade(g, m, people)]
    if not pairs:
        return None
    grade, maximum = pairs[-1]  # a column of equal numbers may stand before it by chance
    return Worksheet(roster, grade, maximum, _feedback(roster, maximum))


def _cell(person: Person, header: str) -> str:
    return person.cells.get(header, "").strip()


def _is_grade(grade: str, maximum: str, people: tuple[Person, ...]) -> bool:
    """Tell whether one column holds numbers or nothing and the next one equal maxima."""
    maxima = {_cell(person, maximum) for person in people}
    grades = {_cell(person, grade) for person in people} - {""}
    return (
        len(maxima) == 1
        and all(map(_NUMBER.fullmatch, maxima | grades))
        and all(_number(text) <= max(map(_number, maxima)) for text in grades)
    )


def _number(text: str) -> float:
    return float(text.replace(",", "."))


def _feedback(roster: Roster, maximum: str) -> str | None:
    """Return the last column, unless it is the date of the grade, which is never empty."""
    last = roster.headers[-1]
    after = len(roster.headers) - roster.headers.index(maximum)
    empty = any(not _cell(person, last) for person in roster.people)
    return last if last == "Feedback comments" or (after > 3 and empty) else None


def fill_in(sheet: Worksheet, ledger: Ledger, notes: Notes) -> Iterator[bytes]:
    """Yield the lines of the worksheet with what the rows add."""
    rows = _by_line(ledger, notes)
    maximum = _cell(sheet.roster.people[0], sheet.maximum)
    if _number(maximum) != ledger.max_score:
        notes.say(
            f"the assignment is worth {ledger.max_score} points here and {maximum} in Moodle: "
            "points are handed on as they are"
        )
    if sheet.feedback is None:
        notes.say("the worksheet has no feedback column: switch feedback comments on for one")
    yield from csv_lines([sheet.roster.headers])
    for person in sheet.roster.people:
        row = rows.get(_key(person))
        new = _new_cells(sheet, row, maximum, notes) if row else {}
        cells = [new.get(h, _as_it_was(sheet, person, h)) for h in sheet.roster.headers]
        yield from csv_lines([[_closed(cell) for cell in cells]])


def _by_line(ledger: Ledger, notes: Notes) -> dict[tuple, Row]:
    rows: dict[tuple, Row] = {}
    for row in ledger.rows:
        if row.person is None:
            notes.tell_of(row.student, "left out, because the worksheet has no such person")
        else:
            rows[_key(row.person)] = row
    return rows


def _key(person: Person) -> tuple:
    return tuple(person.cells.values())


def _new_cells(sheet: Worksheet, row: Row, maximum: str, notes: Notes) -> dict[str, str]:
    grade = grade_of(row, notes)
    if grade is None:
        return {}
    if grade > _number(maximum):
        notes.tell_of(row.student, f"left as they were, because the maximum is {maximum}")
        return {}
    cells = {sheet.grade: _as_written(grade, maximum)}
    if sheet.feedback is not None:
        cells[sheet.feedback] = html.escape(feedback_of(row), quote=False)
    return cells


def _as_written(grade: int, maximum: str) -> str:
    """Return a grade with the decimals of the maximum, as in "17,00"."""
    separator, decimals = _NUMBER.fullmatch(maximum).groups("")
    return f"{grade}{separator}{'0' * len(decimals)}"


def _as_it_was(sheet: Worksheet, person: Person, header: str) -> str:
    """Return a cell of the worksheet; what a learner may have written is only shown."""
    cell = person.cells.get(header, "")
    read_back = (sheet.roster.headers[0], sheet.grade, sheet.maximum, sheet.feedback)
    return cell if header in read_back else shown(cell)


def _closed(cell: str) -> str:
    """Keep a backslash away from the quotation mark that ends a cell."""
    return _OPENS_CELL.sub(r"\\ ", cell)
