"""What every way of running strangers' code has in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from grader.script import Job, Transcript

CPU_SECONDS = 5  # of one exercise
WALL_SECONDS = 15  # an absolute deadline
MEMORY_BYTES = 1 << 30  # of address space


@dataclass(frozen=True)
class Reply:
    """A transcript, or the status that stands in its place and why."""

    transcript: Transcript | None = None
    status: str = ""
    message: str = ""


class Runner(Protocol):
    """Plays jobs, each away from the judge; usable from several threads."""

    level: str

    def run(self, job: Job) -> Reply:
        """Record one job; never raises for what the learner's code does."""

    def close(self) -> None:
        """Leave nothing running and nothing on disk."""
