"""Canvas's gradebook importer, as lib/gradebook_importer.rb of canvas-lms goes about it."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass, field

STRIPPED = re.compile(
    "Current Score|Current Points|Current Grade|Final Score|Final Points|Final Grade"
    "|Override Score|Override Grade|Override Status"
)


class InvalidHeaderRow(ValueError):
    """The first line is no header of a gradebook."""


@dataclass
class Student:
    """Somebody whom the course has."""

    id: int
    name: str
    sortable_name: str | None = None
    sis_user_id: str = ""
    login: str = ""


@dataclass
class Upload:
    """What the importer makes of a file."""

    grades: dict[str, dict[int | str, str]] = field(default_factory=dict)  # title, student
    points_possible: dict[str, str] = field(default_factory=dict)
    unknown: list[str] = field(default_factory=list)
    new_assignments: list[str] = field(default_factory=list)


def upload(content: bytes, students: list[Student], assignments: dict[int, str]) -> Upload:
    """Read a file into the gradebook of a course; raises InvalidHeaderRow."""
    lines = [line for line in _parsed(content.decode("utf-8"))]
    header = [cell or "" for cell in lines[0]]
    first = _check_header(header)
    found, result = {}, Upload()
    for place, title in enumerate(header):
        if place >= first and not STRIPPED.search(title) and header.index(title) == place:
            found[place] = _assignment(title, assignments, result)
    for line in lines[1:]:
        if line[0] and "Points Possible" in line[0]:
            result.points_possible |= {title: line[p] for p, title in found.items() if line[p]}
        elif not all(re.fullmatch(r"\s*(Muted|Manual Posting.*)?\s*", c) for c in line if c):
            who = _student(line, header, first, students, result)
            for place, title in found.items():
                result.grades.setdefault(title, {})[who] = (line[place] or "").strip()
    return result


def _parsed(text: str) -> list[list[str | None]]:
    separator = ";" if _semicolons(text.split("\n")[:3]) else ","
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    kept = [row for row in rows if row and not re.fullmatch("[;, ]+", separator.join(row) + " ")]
    return [[_number(cell) if cell else None for cell in row] for row in kept]


def _semicolons(lines: list[str]) -> bool:
    fields = {}
    for separator in ";,":
        try:
            rows = [
                next(csv.reader([line], delimiter=separator, strict=True)) for line in lines if line
            ]
        except csv.Error:
            rows = []
        sizes = {len(row) for row in rows}
        fields[separator] = sizes.pop() if len(sizes) == 1 else 0
    return fields[";"] > fields[","]


def _number(cell: str) -> str:
    if not re.fullmatch(r"-?[0-9.,]+%?", cell):
        return cell
    *others, last = re.split("[,.]", cell)
    return f"{''.join(others)}.{last}" if others else last


def _check_header(row: list[str]) -> int:
    """Return where the assignments begin."""
    named = len(row) > 4 and row[:2] == ["LastName", "FirstName"] and "ID" in row[2]
    if not named and not (len(row) > 3 and "Student" in row[0] and "ID" in row[1]):
        raise InvalidHeaderRow(row)
    names = columns = 4 if named else 3
    padded = row + [""] * 4
    if "SIS Login ID" in padded[names - 1]:
        columns += 1
    elif "SIS User ID" in padded[names - 1] and "SIS Login ID" in padded[names]:
        integration = "Integration ID" in padded[names + 1]
        columns += 2 + integration
        columns += "Root Account" in padded[names + 1 + integration]
    if "Section" not in padded[columns - 1]:
        raise InvalidHeaderRow(row)
    return columns


def _assignment(title: str, assignments: dict[int, str], result: Upload) -> str:
    numbered = re.fullmatch(r"(.*)\s+\((\d+)\)", title, re.DOTALL)
    if numbered and int(numbered[2]) in assignments:
        return assignments[int(numbered[2])]
    if title not in assignments.values():
        title = numbered[1] if numbered else title
        result.new_assignments.append(title)
    return title


def _student(
    line: list[str | None], header: list[str], first: int, students: list[Student], result: Upload
) -> int | str:
    cells = {title: cell or "" for title, cell in zip(header[:first], line, strict=False)}
    number = re.match(r"\d+", cells.get("ID", "").strip())
    name = (
        cells.get("Student") or f"{cells.get('FirstName', '')} {cells.get('LastName', '')}".strip()
    )
    tests = (
        lambda s: number and s.id == int(number[0]),
        lambda s: cells.get("SIS User ID") and s.sis_user_id == cells["SIS User ID"],
        lambda s: cells.get("SIS Login ID") and s.login == cells["SIS Login ID"],
        lambda s: name in (s.name, s.sortable_name),
    )
    for test in tests:
        for student in students:
            if test(student):
                return student.id
    result.unknown.append(name)
    return name
