"""The CSV that Canvas's gradebook imports.

What the importer accepts (instructure/canvas-lms, lib/gradebook_importer.rb):

- The first line is the header. It has more than three columns; the first contains "Student" and
  the second "ID" (or they are LastName, FirstName and one that contains "ID"). "SIS Login ID", or
  "SIS User ID" with "SIS Login ID" and perhaps "Integration ID" and "Root Account", may follow;
  then one that contains "Section". All later columns are assignments, except those whose title
  contains Current, Final or Override with Score, Points, Grade or Status.
- "Title (123)" is the assignment with the id 123, "Title" one of exactly that title; any other
  title makes a new assignment. The first column of an equal title counts.
- A line whose first cell contains "Points Possible" holds the maxima, wherever it stands; a line
  of nothing but empty, "Muted" and "Manual Posting" cells is passed over.
- A student is found by ID, else by SIS User ID, else by SIS Login ID, else by name or sortable
  name; whoever is not found is asked about.
- "EX" excuses; an empty cell and "-" are no grade, and take away a grade that was there.
- Commas or semicolons, whichever splits the first three lines evenly into more columns; every
  cell that is a number loses its thousands separators ("1,000" is 1). The header must not be
  quoted behind a byte order mark.

What is written: the people's columns of a roster that Canvas exported, else names and logins as
they are known. Who has no grade keeps what the roster holds in that column. Names are shown in
a form that no spreadsheet runs, since people are found by ID; identifiers stand as Canvas gave
them, or are left out when a spreadsheet would run them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from grader.exports.cells import csv_lines, is_plain, shown
from grader.exports.ledger import Ledger, Notes, NotExportable, grade_of
from grader.gradesheet import Row
from grader.roster import Roster

TITLE = "Dropout course"
PLAIN_HEADERS = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")
MAXIMA = "Points Possible"
NO_MATCH = "Canvas will ask who this is, because no ID or login is known"
_WITH_ID = re.compile(r".*\S\s+\(\d+\)")
_NO_ASSIGNMENT = re.compile("(Current|Final) (Score|Points|Grade)|Override (Score|Grade|Status)")
_ALIASES = {
    "SIS User ID": ("sis user id", "sis id", "id number", "student id", "student number"),
    "SIS Login ID": ("sis login id", "login id", "login", "username", "user name"),
}


def export(ledger: Ledger, notes: Notes) -> Iterator[bytes]:
    """Yield the lines of the gradebook file."""
    headers = _people_headers(ledger.roster)
    title = _title(ledger, notes)
    maxima = [f"    {MAXIMA}", *[""] * (len(headers) - 1), ledger.max_score]
    yield from csv_lines([[*headers, title], maxima])
    yield from csv_lines(_lines(ledger, headers, title, notes))


def _lines(
    ledger: Ledger, headers: tuple[str, ...], title: str, notes: Notes
) -> Iterator[list[object]]:
    for row in ledger.rows:
        if ledger.roster is not None and row.person is None:
            notes.tell_of(row.student, "not on the roster")
        people = _people_cells(row, headers)
        if any(MAXIMA in cell for cell in people[:1]):
            notes.tell_of(row.student, f"left out, because Canvas reads {MAXIMA!r} as the maxima")
            continue
        if not any(people[i] for i, h in enumerate(headers) if "ID" in h and h != "Root Account"):
            notes.tell_of(row.student, NO_MATCH)
        grade = grade_of(row, notes)
        yield [*people, _present(row, title) if grade is None else grade]


def is_canvas(roster: Roster | None) -> bool:
    """Tell whether a roster is a gradebook that Canvas exported."""
    if roster is None or "Section" not in roster.headers:
        return False
    first, second = (*roster.headers, "", "")[:2]
    return ("Student" in first and "ID" in second) or (first, second) == ("LastName", "FirstName")


def _people_headers(roster: Roster | None) -> tuple[str, ...]:
    if roster is None or not is_canvas(roster):
        return PLAIN_HEADERS
    return roster.headers[: roster.headers.index("Section") + 1]


def _people_cells(row: Row, headers: tuple[str, ...]) -> list[str]:
    cells = row.person.cells if row.person else {}
    if headers[0] in cells:
        return [_cell(header, cells.get(header, "")) for header in headers]
    folded = {header.strip().casefold(): cell for header, cell in cells.items()}
    known = {"Student": row.person.name if row.person else row.student}
    for header, aliases in _ALIASES.items():
        known[header] = next((folded[a] for a in aliases if folded.get(a)), "")
    if row.person is None:  # a folder is named like the login or like the person
        known["SIS Login ID"] = row.student
    return [_cell(header, known.get(header, "")) for header in headers]


def _cell(header: str, text: str) -> str:
    if "ID" in header:
        return text if is_plain(text) else ""
    return shown(text)


def _present(row: Row, title: str) -> str:
    """Return the grade that the roster shows: an empty cell would take it away."""
    return shown(row.person.cells.get(title, "")) if row.person else ""


def _title(ledger: Ledger, notes: Notes) -> str:
    """Return the column's title: a roster's own one where it is clear which is meant."""
    if ledger.title and _NO_ASSIGNMENT.search(ledger.title):
        raise NotExportable(f"Canvas reads no assignment from a column {ledger.title!r}")
    columns = [h for h in ledger.roster.headers if _WITH_ID.fullmatch(h)] if ledger.roster else []
    wanted = ledger.title
    meant = [c for c in columns if wanted is None or wanted in (c, c.rpartition(" (")[0].strip())]
    if len(meant) == 1:
        return meant[0]
    title = wanted or TITLE
    notes.say(
        f"Canvas makes a new assignment {title!r} unless it has one of that title; "
        "for another, give --assignment TITLE"
    )
    return title
