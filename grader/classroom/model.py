"""A class as it was handed in: students, their files, and what a person must know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from grader.roster import Person
from grader.submission import Submission

from .archive import read_member
from .files import read_file


class NoClass(ValueError):
    """What was given holds no submissions; the message says what was expected."""


@dataclass(frozen=True)
class File:
    """One file handed in, small enough to be sent to another process, which may then read it.

    `name` is what its author called it, without what a platform put before. `place` is where it
    stands among the submissions, "!" between a zip and its member: for messages only.
    """

    name: str
    place: str
    saved: float  # seconds since the epoch
    path: str  # of the file, or of the zip that it is a member of
    member: int | None = None  # its number in that zip
    attempt: int = 0  # grows with each upload, where a platform counts them

    def read(self) -> bytes:
        """Return the bytes; raises Unreadable."""
        if self.member is None:
            return read_file(self.path)
        return read_member(self.path, self.member)


@dataclass(frozen=True)
class Student:
    """One student's files, the latest saved first.

    `name` tells the students of a class apart; it may hold anything that a file name may.
    """

    name: str
    files: tuple[File, ...]
    problems: tuple[str, ...] = ()
    person: Person | None = None


@dataclass(frozen=True)
class Collected:
    """What could be read of one student's files, and a line for all that a person must know."""

    submissions: tuple[Submission, ...]
    problems: tuple[str, ...]


class Students(list[Student]):
    """The students of a class; `problems` tell of what belongs to none of them."""

    def __init__(self, students: Iterable[Student] = (), problems: tuple[str, ...] = ()) -> None:
        super().__init__(students)
        self.problems = problems
