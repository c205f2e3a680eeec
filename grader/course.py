"""The map of the course: each lesson, its exercises and questions, what is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from grader.concepts import questions_of
from grader.exercises import all_exercises
from grader.lessons import SLUGS
from grader.store import Progress, Result
from grader.verdict import Verdict


@dataclass(frozen=True)
class ExerciseLine:
    """One exercise on the map."""

    name: str
    status: str
    score: int
    max_score: int


@dataclass(frozen=True)
class LessonLine:
    """One lesson on the map; `right` of its `questions` concept questions are answered."""

    number: str
    exercises: tuple[ExerciseLine, ...]
    right: int
    questions: int


@dataclass(frozen=True)
class Course:
    """The whole map."""

    lessons: tuple[LessonLine, ...]

    @property
    def exercises(self) -> tuple[ExerciseLine, ...]:
        """All exercises of all lessons."""
        return tuple(line for lesson in self.lessons for line in lesson.exercises)


def course_of_progress(progress: Progress) -> Course:
    """Return the map of what a learner's notebooks remember."""
    right = {name for name, tries in progress.questions.items() if tries.right}
    return _lay_out(progress.exercises, right)


def course_of_verdicts(verdicts: Iterable[Verdict], progress: Progress | None = None) -> Course:
    """Return the map of freshly judged files; `progress` gives the answered questions.

    Of two verdicts on one exercise the better one counts.
    """
    best: dict[str, Verdict] = {}
    for verdict in verdicts:
        old = best.get(verdict.name)
        if old is None or _rank(verdict) > _rank(old):
            best[verdict.name] = verdict
    right = {name for name, tries in progress.questions.items() if tries.right} if progress else ()
    return _lay_out(best, right)


def _rank(verdict: Verdict) -> tuple[int, bool, bool]:
    return verdict.score, verdict.status == "passed", verdict.status not in UNTOUCHED


UNTOUCHED = ("not_started", "missing")


def _lay_out(results: Mapping[str, Result | Verdict], right: Iterable[str]) -> Course:
    right = set(right)
    lessons = []
    for number in SLUGS:
        questions = set(questions_of(number))
        lines = tuple(
            _line(e.name, e.max_score, results.get(e.name))
            for e in all_exercises().values()
            if e.lesson == number
        )
        lessons.append(LessonLine(number, lines, len(questions & right), len(questions)))
    return Course(tuple(lessons))


def _line(name: str, max_score: int, result: Result | Verdict | None) -> ExerciseLine:
    if result is None or result.status in UNTOUCHED:
        return ExerciseLine(name, "not_started", 0, max_score)
    # A result remembered from an older edition may have had other points.
    return ExerciseLine(name, result.status, min(result.score, max_score), max_score)
