"""A roster file, whichever program wrote it, as people."""

from __future__ import annotations

import codecs
import csv
import io
from pathlib import Path

from . import columns
from .people import Person, Roster

MOST_BYTES = 20_000_000
DELIMITERS = ",;\t"
# What a person may give instead of a CSV file, by its first bytes.
OTHER_KINDS = {b"PK": "an Excel workbook or a zip", b"%PDF": "a PDF", b"\xd0\xcf": "an Excel file"}


class BadRoster(ValueError):
    """A roster that cannot be used; one line says why and what was expected."""


def read_roster(path: Path) -> Roster:
    """Return the people of a CSV file; raises BadRoster with the way out."""
    path = Path(path)
    try:
        rows = _rows(path.name, _text(path))
        return _roster(path.name, rows)
    except OSError as error:
        raise BadRoster(f"ROSTER {path} cannot be read: {error.strerror or error}") from None


def _text(path: Path) -> str:
    """Return a file's text as UTF-8, UTF-16 or, for want of better, as Windows wrote it."""
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    for start, what in OTHER_KINDS.items():
        if data.startswith(start):
            raise BadRoster(f"ROSTER must be a CSV file, {path.name} is {what}: save it as CSV")
    if len(data) > MOST_BYTES:
        raise BadRoster(f"ROSTER must be at most {MOST_BYTES:,} bytes, {path.name} is larger")
    wide = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for codec in ["utf-16"] if wide else ["utf-8-sig", "cp1252", "latin-1"]:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise BadRoster(f"ROSTER must be a CSV file, {path.name} is no text")


def _rows(name: str, text: str) -> list[list[str]]:
    """Return the filled rows, cut at the delimiter that cuts the first one most."""
    text = text.lstrip("\r\n ")
    first, _, rest = text.partition("\n")
    if first.strip().lower().startswith("sep="):  # Excel's own hint
        return _cut(name, rest, first.strip()[4:5] or "\t")
    columns_by = {mark: len((_cut(name, first, mark) or [[]])[0]) for mark in DELIMITERS}
    return _cut(name, text, max(DELIMITERS, key=columns_by.__getitem__))


def _cut(name: str, text: str, delimiter: str) -> list[list[str]]:
    try:
        rows = [*csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)]
    except csv.Error as error:
        raise BadRoster(f"ROSTER {name} is not a CSV file: {error}") from None
    return [row for row in rows if any(cell.strip() for cell in row)]


def _roster(name: str, rows: list[list[str]]) -> Roster:
    if not rows:
        raise BadRoster(f"ROSTER {name} is empty: expected a header and a line for each person")
    headers = _headers(name, rows)
    lines = [dict(zip(headers, [*row, *[""] * len(headers)], strict=False)) for row in rows[1:]]
    is_worksheet = bool(lines) and all(columns.participant(line) for line in lines)
    if not (columns.names_people(headers) or is_worksheet):
        raise BadRoster(
            f"ROSTER {name} has no column that names people, such as name, login or email; "
            f"its columns are: {', '.join(map(repr, headers))[:200]}"
        )
    asides = [line for line in lines if _is_aside(headers, line)]
    people = [line for line in lines if line not in asides] if asides else lines
    return Roster(headers, tuple(_person(line) for line in _once(people)), tuple(asides))


def _headers(name: str, rows: list[list[str]]) -> tuple[str, ...]:
    """Return the titles of the columns; one without a title gets its number."""
    titles = [title.strip() for title in rows[0]]
    while titles and not titles[-1] and not any(row[len(titles) - 1 :] for row in rows[1:]):
        titles.pop()
    titles = [title or f"column {number}" for number, title in enumerate(titles, 1)]
    twice = next((title for title in titles if titles.count(title) > 1), None)
    if twice:
        raise BadRoster(f"ROSTER {name} has two columns called {twice!r}: rename one of them")
    return tuple(titles)


def _is_aside(headers: tuple[str, ...], line: dict[str, str]) -> bool:
    """Say whether a line of Canvas's is the row of maxima or the test student."""
    if not columns.is_canvas(headers):
        return False
    first = next(iter(line.values())).strip().casefold()
    if first.startswith("points possible") or first in ("student, test", "test student"):
        return True
    # "Muted" and "Manual Posting" stand under the assignments, in a row that names nobody.
    return not first and not any(columns.logins(line))


def _once(lines: list[dict[str, str]]) -> list[dict[str, str]]:
    return [*{tuple(line.values()): line for line in lines}.values()]


def _person(line: dict[str, str]) -> Person:
    names = columns.full_names(line)
    if not names and columns.participant(line):
        names = [columns.second_cell(line)]
    spoken = [*names, *columns.logins(line), *line.values()]
    return Person(next((name for name in spoken if name.strip()), "?").strip(), line)
