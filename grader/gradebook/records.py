"""What the gradebook says of runs and students."""

from __future__ import annotations

from dataclasses import dataclass

from grader.roster import Person


@dataclass(frozen=True)
class RunRecord:
    """One run of `grade`; `finished` is None where it was interrupted, or still goes on."""

    id: int
    seed: int
    seed_given: bool  # by --seed: verdicts of other seeds do not count then
    isolation: str
    version: str
    problems: tuple[str, ...]  # of files that belong to no student
    started: str
    finished: str | None = None


@dataclass(frozen=True)
class Standing:
    """How the verdicts that count now came about."""

    fingerprint: str
    isolation: str
    seed: int
    version: str
    faulty: bool = False


@dataclass(frozen=True)
class Enrolled:
    """A student as the intake found them."""

    name: str
    problems: tuple[str, ...] = ()
    person: Person | None = None
