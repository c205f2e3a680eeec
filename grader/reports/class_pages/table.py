"""The lines of the class page's table: a student, the scores, the named mistakes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from grader.gradesheet import Row
from grader.reports.class_pages.counts import mistakes_of
from grader.reports.class_pages.names import page_name
from grader.reports.story import WORDS, mark_of
from grader.reports.words import one_line
from grader.verdict import Verdict

NAME_LENGTH = 80  # characters shown of a name
STATES = WORDS | {
    "missing": "nothing found",
    "partly": "not all judged",
    "unreadable": "could not be read",
}


@dataclass(frozen=True)
class Student:
    """A student as every page names them, and the file of their feedback."""

    key: str
    name: str
    page: str


@dataclass(frozen=True)
class Cell:
    """One exercise of one student; `points` is empty where nothing was judged."""

    kind: str
    mark: str
    state: str
    points: str


@dataclass(frozen=True)
class Line:
    """One line of the table."""

    student: Student
    overall: Cell
    cells: tuple[Cell, ...]
    mistakes: tuple[str, ...]


def student_of(row: Row) -> Student:
    """Return how a row's student is called: by the roster's name where there is one."""
    key = one_line(row.student, NAME_LENGTH)
    name = one_line(row.person.name, NAME_LENGTH) if row.person else key
    return Student(key, name or key or "(no name)", page_name(row.student))


def line_of(row: Row, student: Student, total: int) -> Line:
    """Return a row's line; a score out of less than `total` says out of what."""
    points = str(row.score) if row.max_score == total else f"{row.score} of {row.max_score}"
    cells = tuple(_cell(verdict) for verdict in row.verdicts)
    return Line(student, _shown(_whole(row), points), cells, mistakes_of(row.verdicts))


def _whole(row: Row) -> str:
    """Return the status of a whole row, which may be judged in part."""
    return "partly" if row.status == "grader_fault" and row.max_score else row.status


def _cell(verdict: Verdict) -> Cell:
    silent = verdict.status in ("missing", "grader_fault")
    return _shown(verdict.status, "" if silent else str(verdict.score))


@cache
def _shown(status: str, points: str) -> Cell:
    return Cell(kind_of(status), sign_of(status), STATES.get(status, status), points)


def sign_of(status: str) -> str:
    """Return a status's sign; a dash where nothing was handed in."""
    if status == "missing":
        return "–"
    return mark_of("grader_fault" if status == "partly" else status)


def kind_of(status: str) -> str:
    """Return the colour of a status: good, bad or plain."""
    if status in ("not_started", "missing", "grader_fault", "partly"):
        return "plain"
    return "good" if status == "passed" else "bad"
