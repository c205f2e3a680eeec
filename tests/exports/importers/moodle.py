"""Moodle's importers of grades: load_data.php, and the offline feedback plugin's."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field


class ImportFailed(ValueError):
    """The whole import was given up; nothing was kept."""


def fgetcsv(content: bytes) -> list[list[str]]:
    """Return the rows as PHP cuts them, for which a backslash keeps a quotation mark open."""
    text = content.decode("utf-8").removeprefix("\ufeff")
    text = re.sub("\r\n?", "\n", text).strip()
    rows, row, cell, place = [], [], "", 0
    while place <= len(text):
        cell, place = _cell(text, place)
        row.append(cell)
        end = text[place : place + 1]
        if end != ",":
            rows.append(row)
            row = []
        place += 1
    if any(len(row) != len(rows[0]) for row in rows):
        raise ImportFailed("csvweirdcolumns")
    return rows


def _cell(text: str, place: int) -> tuple[str, int]:
    """Return the cell that begins at a place, and where it ends."""
    if text[place : place + 1] != '"':
        end = min(e for e in (text.find(",", place), text.find("\n", place), len(text)) if e >= 0)
        return text[place:end], end
    cell, place = "", place + 1
    while place < len(text):
        if text[place] == "\\":
            cell, place = cell + text[place : place + 2], place + 2
        elif text[place : place + 2] == '""':
            cell, place = cell + '"', place + 2
        elif text[place] == '"':
            rest, end = (
                _cell(text, place + 1) if text[place + 1 : place + 2] not in ',\n"' else ("", 0)
            )
            return (cell + rest, end) if end else (cell, place + 1)
        else:
            cell, place = cell + text[place], place + 1
    return cell, place


@dataclass
class Gradebook:
    """What came of an import into the gradebook, by user id."""

    grades: dict[int, float | None] = field(default_factory=dict)
    feedback: dict[int, str] = field(default_factory=dict)


def import_grades(
    content: bytes, users: dict[str, int], mapping: dict[str, str], most: float = 100
) -> Gradebook:
    """Import a CSV; `mapping` says "user", "grade" or "feedback" for its headers.

    Raises ImportFailed as Moodle gives up: an unknown user, no number, a grade too high.
    """
    header, *lines = fgetcsv(content)
    result, user = Gradebook(), None
    for line in lines:
        grade: float | None = None
        for title, value in zip(header, map(str.strip, line), strict=True):
            role = mapping[title.strip()]
            if role == "user" and value not in ("", "0"):  # else the one of the line before stays
                user = users.get(value)
                if user is None:
                    raise ImportFailed(f"usermappingerror: {value}")
            elif role == "grade":
                grade = _unformatted(value, strict=True) if value not in ("", "-") else None
            elif role == "feedback":
                feedback = value
        if user is None:
            raise ImportFailed("usermappingerrorusernotfound")
        if grade is not None and grade > most:
            raise ImportFailed("gradevaluetoobig")
        if user in result.grades:
            raise ImportFailed(f"two lines for user {user}")
        result.grades[user], result.feedback[user] = grade, html.unescape(feedback)
    return result


def _unformatted(value: str, decimal: str = ".", strict: bool = False) -> float | None:
    text = value.replace(" ", "").replace(decimal, ".")
    if re.fullmatch(r"-?\d+(\.\d*)?", text):
        return float(text)
    if strict:
        raise ImportFailed(f"badgrade: {value}")
    return None


@dataclass
class Assignment:
    """An assignment and its participants, by their number in it."""

    words: dict[str, str]  # identifier, grade, modified, feedback and prefix, in a language
    maximum: float
    participants: set[int]
    decimal: str = "."
    modified: dict[int, str] = field(default_factory=dict)
    grades: dict[int, float] = field(default_factory=dict)
    feedback: dict[int, str] = field(default_factory=dict)

    def upload(self, content: bytes) -> None:
        """Take an offline grading worksheet; raises ImportFailed for strange headers."""
        header, *lines = fgetcsv(content)
        needed = [self.words[key] for key in ("identifier", "grade", "modified")]
        if not set(needed) <= set(header):
            raise ImportFailed("invalidgradeimport")
        for line in lines:
            self._take(dict(zip(header, line, strict=True)))

    def _take(self, cells: dict[str, str]) -> None:
        number = cells[self.words["identifier"]][len(self.words["prefix"]) :]
        if not number.isdigit() or int(number) not in self.participants:
            return
        who = int(number)
        if cells[self.words["modified"]] != self.modified.get(who, "-"):
            return  # changed since the worksheet was downloaded
        grade = _unformatted(cells[self.words["grade"]], self.decimal)
        if grade is not None and 0 <= grade <= self.maximum:
            self.grades[who] = grade
        text = cells.get(self.words["feedback"], "")
        if text != self.feedback.get(who, ""):
            self.feedback[who] = html.unescape(text)
