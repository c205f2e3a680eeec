"""Judges a class into its gradebook: only what changed, with whatever judges the students."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol

from grader.classroom import Student, Students
from grader.grade_student import Task
from grader.gradebook import Enrolled, Gradebook, RunRecord
from grader.kernel import fresh_seed
from grader.version import grader_version
from grader.worker_answer import Answer


class Judges(Protocol):
    """Whoever turns tasks into answers, on this machine or on many."""

    level: str

    def answers(self, tasks: Iterable[Task]) -> Iterator[Answer]:
        """Yield one answer a task in any order, drawing tasks as there is room for them."""


@dataclass
class Tally:
    """What became of a run so far: its record, and how many were judged or kept."""

    run: RunRecord
    level: str  # of isolation, of what is judged now
    judged: int = 0
    unchanged: int = 0

    @property
    def done(self) -> int:
        """How many students need no more attention."""
        return self.judged + self.unchanged


def grade_class(
    book: Gradebook,
    students: Students,
    judges: Judges,
    seed: int | None = None,
    isolation: str | None = None,
    tell: Callable[[Tally], None] = lambda _: None,
) -> Tally:
    """Judge all students whose verdicts do not stand; `tell` is called after each.

    A seed or an isolation that is given must be the one behind every verdict; without a seed an
    interrupted run goes on with its own.
    """
    book.enrol(Enrolled(s.name, s.problems, s.person) for s in students)
    tally = Tally(_start(book, seed, isolation, students.problems), judges.level)
    level = judges.level if isolation else None
    for answer in judges.answers(_task(book, student, tally.run, level) for student in students):
        # Another run on the same gradebook may have been quicker.
        if not answer.unchanged and book.keep(tally.run, answer):
            tally.judged += 1
        else:
            tally.unchanged += 1
        tell(tally)
    book.finish_run(tally.run)
    return tally


def _start(
    book: Gradebook, seed: int | None, isolation: str | None, problems: tuple[str, ...]
) -> RunRecord:
    given = seed is not None
    latest = next(reversed(book.runs()), None)
    if not given and latest and not latest.finished:
        seed, given = latest.seed, latest.seed_given
    elif not given:
        seed = fresh_seed()
    return book.start_run(seed, given, isolation or "auto", grader_version(), problems)


def _task(book: Gradebook, student: Student, run: RunRecord, level: str | None) -> Task:
    """Return the task to judge a student, unless the files are those of a verdict that stands."""
    standing = book.standing(student.name)
    stands = (
        standing is not None
        and not standing.faulty
        and standing.version == run.version
        and (standing.seed == run.seed or not run.seed_given)
        and (standing.isolation == level or not level)
    )
    return Task(student, run.seed, standing.fingerprint if stands else "")
