"""What could not be judged in a class, and what staff should look at, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from grader.gradesheet import Row
from grader.reports.class_pages.table import Student
from grader.reports.story import WORDS
from grader.reports.words import one_line

LIMITS = frozenset({"timeout", "memory", "crashed", "forbidden"})
KINDS = {
    "fault": (
        "The grader failed",
        "Nothing is counted against these students. Grading again judges them again.",
    ),
    "lacking": (
        "A package is missing on the machine that graded",
        "Nothing is counted against these students. Install it and grade again.",
    ),
    "limit": (
        "Stopped by the grader",
        "These were run and earned no points; each line says at what they were stopped.",
    ),
    "files": ("Remarks on what was handed in", ""),
    "absent": ("Nothing handed in", ""),
    "strays": ("Files that belong to no student", ""),
    "gone": (
        "No longer among the submissions",
        "Judged in an earlier run, left out of the grades and of this report.",
    ),
}


@dataclass(frozen=True)
class Group:
    """One reason and every student it holds for; none where it belongs to nobody."""

    exercise: str
    words: str
    students: list[Student] = field(default_factory=list)


class Troubles:
    """The troubles of a class by kind and reason."""

    def __init__(self) -> None:
        self._groups: dict[str, dict[tuple[str, str], Group]] = {kind: {} for kind in KINDS}

    def add(self, row: Row, student: Student) -> None:
        """Note what one row has to tell."""
        for kind, exercise, words in _found_in(row):
            self._group(kind, exercise, words).students.append(student)

    def note(self, kind: str, words: str) -> None:
        """Note what belongs to no row: "strays" or "gone"."""
        self._group(kind, "", one_line(words))

    def _group(self, kind: str, exercise: str, words: str) -> Group:
        return self._groups[kind].setdefault((exercise, words), Group(exercise, words))

    def sections(self) -> list[tuple[str, str, list[Group]]]:
        """Return title, explanation and groups of each kind that occurred."""
        return [
            (*KINDS[kind], list(groups.values())) for kind, groups in self._groups.items() if groups
        ]


def _found_in(row: Row) -> Iterator[tuple[str, str, str]]:
    """Yield kind, exercise and reason of each trouble of a row."""
    if not row.files and not row.problems and row.status == "missing":
        yield "absent", "", ""
    for problem in row.problems:
        yield "files", "", one_line(problem)
    for verdict in row.verdicts:
        if verdict.status in LIMITS:
            yield "limit", verdict.name, one_line(verdict.message) or WORDS[verdict.status]
        elif verdict.status == "grader_fault":
            kind = "lacking" if verdict.lacking else "fault"
            yield kind, verdict.name, one_line(verdict.message)
