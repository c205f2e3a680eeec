"""The class page: scores, checks, named mistakes, troubles and the table of students."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from grader.exercise import Exercise
from grader.gradesheet import Row
from grader.lessons import name_lesson
from grader.reports.class_pages.counts import MistakeCount, by_exercise
from grader.reports.class_pages.scores import BASELINE, share_of, spread
from grader.reports.class_pages.table import Line, Student, line_of
from grader.reports.class_pages.templates import fill
from grader.reports.class_pages.troubles import Troubles
from grader.reports.words import count, listed

SHOWN = 12  # named mistakes that are not folded away
FEW = 3  # lessons that are all named in the title
MANY = 6  # exercises from which on the table writes their names upright


class Overview:
    """Gathers rows one by one, keeping a line of each, and renders the class page."""

    def __init__(
        self,
        exercises: Sequence[Exercise],
        strays: Iterable[str] = (),
        gone: Iterable[str] = (),
    ) -> None:
        """Take the assignment, remarks on files of nobody, and students of earlier runs."""
        self._exercises = tuple(exercises)
        self._counts = by_exercise(exercises)
        self._mistakes = MistakeCount()
        self._troubles = Troubles()
        for kind, lines in (("strays", strays), ("gone", gone)):
            for words in lines:
                self._troubles.note(kind, words)
        self._shares: list[float] = []
        self._lines: list[Line] = []
        self._how: dict[tuple[str, str], None] = {}  # an ordered set

    @property
    def total(self) -> int:
        """Points of the whole assignment."""
        return sum(exercise.max_score for exercise in self._exercises)

    def add(self, row: Row, student: Student) -> None:
        """Take in one row."""
        for verdict in row.verdicts:
            self._counts[verdict.name].add(verdict)
        self._mistakes.add(row)
        self._troubles.add(row, student)
        self._lines.append(line_of(row, student, self.total))
        share = share_of(row)
        self._shares += [] if share is None else [share]
        self._note_how(row)

    def _note_how(self, row: Row) -> None:
        seed = "" if row.seed is None else str(row.seed)
        facts = (("Seed", seed), ("Isolation", row.isolation), ("Grader", row.version))
        self._how |= {fact: None for fact in facts if fact[1]}

    def render(self, as_of: str = "") -> str:
        """Return the page; `as_of` says when the latest run was."""
        return fill(
            "class.html",
            title=self._title(),
            facts=self._facts(as_of),
            students=len(self._lines),
            total=self.total,
            spread=spread(self._shares, self.total),
            baseline=BASELINE,
            mistakes=self._mistakes.ranked(),
            shown=SHOWN,
            exercises=list(self._counts.values()),
            troubles=self._troubles.sections(),
            lines=sorted(self._lines, key=lambda line: line.student.name.casefold()),
            many=len(self._exercises) > MANY,
        )

    def _title(self) -> str:
        if len(self._exercises) == 1:
            return self._exercises[0].name
        lessons = sorted({exercise.lesson for exercise in self._exercises})
        if len(lessons) > FEW:
            return f"Lessons {lessons[0]} to {lessons[-1]}"
        if len(lessons) > 1:
            return f"Lessons {listed(lessons, 'and')}"
        return f"Lesson {name_lesson(lessons[0])}" if lessons else "No exercise"

    def _facts(self, as_of: str) -> list[tuple[str, list[str]]]:
        number = len(self._exercises)
        facts: dict[str, list[str]] = {
            "Students": [str(len(self._lines))],
            "Assignment": [f"{count(number, 'exercise')}, {count(self.total, 'point')}"],
            "As of": [as_of] if as_of else [],
        }
        for label, words in self._how:
            facts.setdefault(label, []).append(words)
        return [(label, words) for label, words in facts.items() if words]
