"""Counts a class while its rows pass by: statuses, checks, named mistakes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from grader.exercise import Exercise
from grader.gradesheet import Row
from grader.lessons import name_lesson
from grader.reports.story import WORDS
from grader.verdict import NamedMisconception, Verdict

UNTRIED = frozenset({"not_started", "missing", "grader_fault"})


@dataclass(frozen=True)
class CheckCount:
    """One check: how many of those who tried its exercise passed it."""

    title: str
    passed: int
    tried: int

    @property
    def percent(self) -> int:
        """The share passed, rounded; never rounded up to all nor down to none."""
        if self.passed in (0, self.tried):
            return 100 if self.tried and self.passed else 0
        return min(99, max(1, round(100 * self.passed / self.tried)))


class ExerciseCount:
    """One exercise: its statuses, points and checks."""

    def __init__(self, exercise: Exercise) -> None:
        self.name, self.max_score = exercise.name, exercise.max_score
        self.lesson = name_lesson(exercise.lesson)
        self._titles = {check.id: check.title for check in exercise.checks}
        self._passed: Counter[str] = Counter()
        self._statuses: Counter[str] = Counter()
        self._points = 0

    def add(self, verdict: Verdict) -> None:
        """Count one student's verdict."""
        self._statuses[verdict.status] += 1
        self._points += verdict.score
        self._passed.update(check.id for check in verdict.checks if check.status == "passed")

    @property
    def passed(self) -> int:
        """How many passed."""
        return self._statuses["passed"]

    @property
    def tried(self) -> int:
        """How many handed in something of their own that was judged."""
        return sum(n for status, n in self._statuses.items() if status not in UNTRIED)

    @property
    def mean(self) -> float:
        """The mean score of those who tried."""
        return self._points / self.tried if self.tried else 0.0

    @property
    def others(self) -> str:
        """How many have each status but passed, in words."""
        found = [(WORDS[status], self._statuses[status]) for status in WORDS if status != "passed"]
        return ", ".join(f"{number} {words}" for words, number in found if number)

    @property
    def checks(self) -> list[CheckCount]:
        """The checks in the order of the exercise."""
        return [CheckCount(t, self._passed[id], self.tried) for id, t in self._titles.items()]


@dataclass(frozen=True)
class Mistake:
    """A named mistake, and how many students made it in which exercises."""

    id: str
    explanation: str
    read: str
    students: int
    exercises: tuple[tuple[str, int], ...]


class MistakeCount:
    """The named mistakes of a class; a student counts once for each."""

    def __init__(self) -> None:
        self._students: Counter[str] = Counter()
        self._found: dict[str, Counter[tuple[str, str, str]]] = {}

    def add(self, row: Row) -> None:
        """Count one student's mistakes."""
        self._students.update(mistakes_of(row.verdicts))
        for verdict in row.verdicts:
            for named in verdict.misconceptions:
                self._place(verdict.name, named)

    def _place(self, exercise: str, named: NamedMisconception) -> None:
        counts = self._found.setdefault(named.id, Counter())
        counts[exercise, named.explanation, named.read] += 1

    def ranked(self) -> list[Mistake]:
        """Return the mistakes, the most frequent first, in the words told most often."""
        order = sorted(self._students, key=lambda id: (-self._students[id], id))
        return [self._mistake(id) for id in order]

    def _mistake(self, id: str) -> Mistake:
        counts = self._found[id].most_common()
        (_, explanation, read), _ = counts[0]
        places: Counter[str] = Counter()
        for (exercise, _, _), number in counts:
            places[exercise] += number
        return Mistake(id, explanation, read, self._students[id], tuple(places.most_common()))


def mistakes_of(verdicts: Iterable[Verdict]) -> tuple[str, ...]:
    """Return the ids of the named mistakes in order, each once."""
    return tuple(dict.fromkeys(m.id for v in verdicts for m in v.misconceptions))


def by_exercise(exercises: Sequence[Exercise]) -> dict[str, ExerciseCount]:
    """Return a fresh count of each exercise by its name."""
    return {exercise.name: ExerciseCount(exercise) for exercise in exercises}
