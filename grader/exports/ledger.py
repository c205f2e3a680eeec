"""What every export is given: the rows, what they are about, and a place for remarks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from grader.exercise import Exercise
from grader.gradesheet import Row
from grader.reports.words import one_line
from grader.roster import Roster

NAMED = 10  # people called by name in one remark; of the others the number is given


class NotExportable(ValueError):
    """What was asked for cannot be written; the message says what would be needed."""


@dataclass(frozen=True)
class Ledger:
    """A class's grades, ready to be handed on; `rows` are gone through once.

    `title` is what the platform calls the assignment, None when nobody said. `out` is the file
    to be: its suffix chooses between shapes of one format.
    """

    rows: Iterable[Row]
    exercises: tuple[Exercise, ...]
    roster: Roster | None = None
    title: str | None = None
    out: Path = Path("grades")

    @property
    def max_score(self) -> int:
        """Points that the assignment is worth."""
        return sum(exercise.max_score for exercise in self.exercises)


@dataclass
class Notes:
    """What a person must know beside the file; people are gathered by what is said of them."""

    remarks: list[str] = field(default_factory=list)
    people: dict[str, list[str]] = field(default_factory=dict)

    def say(self, remark: str) -> None:
        """Keep a remark on the whole file, once."""
        if remark not in self.remarks:
            self.remarks.append(remark)

    def tell_of(self, student: str, what: str) -> None:
        """Keep a remark on one student."""
        self.people.setdefault(what, []).append(student)

    def lines(self) -> list[str]:
        """Return all remarks, people's names after what is said of them."""
        return self.remarks + [f"{what}: {_names(who)}" for what, who in self.people.items()]


def _names(students: list[str]) -> str:
    shown = ", ".join(one_line(name, 60) for name in students[:NAMED])
    more = len(students) - NAMED
    return f"{shown} and {more} more" if more > 0 else shown


NOT_JUDGED = "the grader failed (grade again)"
UNREADABLE = "nothing could be read (look at the files)"
NOTHING = "nothing was handed in"


def grade_of(row: Row, notes: Notes) -> int | None:
    """Return the points to hand on, None where no number would be fair.

    A fault of the grader and files that cannot be read want a person; somebody who handed in
    nothing has no grade. An exercise missing from what was handed in counts 0.
    """
    why = no_grade(row)
    if why:
        notes.tell_of(row.student, f"no grade, because {why}")
        return None
    return row.score


def no_grade(row: Row) -> str:
    """Say why a row has no grade; empty when it has one."""
    if row.status == "grader_fault":
        return NOT_JUDGED
    if row.status == "unreadable":
        return UNREADABLE
    if all(v.status == "missing" for v in row.verdicts) and not row.files:
        return NOTHING
    return ""
