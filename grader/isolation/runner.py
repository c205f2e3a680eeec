"""What every way of running strangers' code has in common."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from grader.script import Job, Transcript


@dataclass(frozen=True)
class Limits:
    """What one exercise of one submission may use."""

    cpu_seconds: int = 5
    wall_seconds: float = 15  # an absolute deadline
    memory_bytes: int = 1 << 30  # of address space, beyond what the interpreter has mapped


@dataclass(frozen=True)
class Reply:
    """A transcript, or the status that stands in its place and why."""

    transcript: Transcript | None = None
    status: str = ""
    message: str = ""


class Runner(Protocol):
    """Plays jobs, each away from the judge; usable from several threads, one job at a time.

    The thread that starts a runner must live as long as the runner does: where the system
    offers it, the sandbox dies with that thread, so that nothing is left running.
    """

    level: str

    def run(self, job: Job) -> Reply:
        """Record one job; never raises for what the learner's code does."""

    def close(self) -> None:
        """Leave nothing running and nothing on disk."""
