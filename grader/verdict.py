"""The judge's findings on one exercise, and their form as JSON."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from grader.exercise import Problem

STATUSES = (
    "passed",
    "failed",
    "not_started",
    "missing",
    "error",
    "timeout",
    "memory",
    "crashed",
    "forbidden",
    "grader_fault",
)


@dataclass(frozen=True)
class CheckVerdict:
    """How one check went: "passed", "failed" or "skipped" (why in `message`)."""

    id: str
    title: str
    status: str
    points: int
    max_points: int
    message: str = ""
    problem: Problem | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the check as `check --json` prints it."""
        found = self.problem
        shows = found is not None and bool(found.call)
        return {
            "id": self.id,
            "title": self.title,
            "status": self.status,
            "points": self.points,
            "max_points": self.max_points,
            "message": self.message,
            "example": {"call": found.call, "got": found.got, "expected": found.expected}
            if shows
            else None,
        }


@dataclass(frozen=True)
class NamedMisconception:
    """A cause that the run proves."""

    id: str
    explanation: str
    read: str
    explains: tuple[str, ...]

    def as_json(self) -> dict[str, str]:
        """Return the misconception as `check --json` prints it."""
        return {"id": self.id, "explanation": self.explanation, "read": self.read}


@dataclass(frozen=True)
class Verdict:
    """Everything that is said of one exercise in one submission."""

    name: str
    lesson: str
    status: str
    correct: bool
    score: int
    max_score: int
    checks: tuple[CheckVerdict, ...] = ()
    misconceptions: tuple[NamedMisconception, ...] = ()
    advice: tuple[str, ...] = ()
    # One sentence for the statuses that are not told by the checks: error, timeout, ...
    message: str = ""
    seed: int | None = None
    # Packages that judging needs and this machine lacks: the answer was not looked at.
    lacking: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return the exercise as `check --json` prints it."""
        return {
            "name": self.name,
            "lesson": self.lesson,
            "status": self.status,
            "correct": self.correct,
            "score": self.score,
            "max_score": self.max_score,
            "message": self.message,
            "checks": [check.as_json() for check in self.checks],
            "misconceptions": [named.as_json() for named in self.misconceptions],
            "advice": list(self.advice),
        }
