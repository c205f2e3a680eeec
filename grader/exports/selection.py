"""Which rows of a gradebook are handed on, and which exercises they are about."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from grader.exercise import Exercise
from grader.exercises import all_exercises
from grader.exports.ledger import NotExportable
from grader.gradesheet import Row
from grader.judge import stopped
from grader.places import lesson_file


def exercises_of(lessons: Sequence[str]) -> tuple[Exercise, ...]:
    """Return the exercises of some lessons, in the order of the course.

    Raises NotFound for a lesson that there is not, NotExportable when none has an exercise.
    """
    numbers = {lesson_file(lesson)[:2] for lesson in lessons}
    found = tuple(e for e in all_exercises().values() if e.lesson in numbers)
    if not found:
        raise NotExportable(f"lesson {', '.join(sorted(numbers))} has no exercise")
    return found


def about(rows: Iterable[Row], exercises: Sequence[Exercise]) -> Iterator[Row]:
    """Yield rows with just these exercises; one that nobody handed in is missing."""
    for row in rows:
        known = {verdict.name: verdict for verdict in row.verdicts}
        verdicts = (known.get(e.name) or stopped(e, "missing", "not found") for e in exercises)
        yield replace(row, verdicts=tuple(verdicts))


def only(rows: Iterable[Row], student: str) -> list[Row]:
    """Return the rows of one student, by key or by the roster's name.

    Raises NotExportable, with a name that is near, when there is none.
    """
    found, names = [], []
    for row in rows:
        known = [row.student, *([row.person.name] if row.person else [])]
        found += [row] if student in known else []
        names += known
    if not found:
        near = difflib.get_close_matches(student, names, n=1)
        guess = f" (did you mean {near[0]!r}?)" if near else ""
        raise NotExportable(f"the gradebook has no student {student!r}{guess}")
    return found


def somebody(rows: Iterable[Row]) -> Iterator[Row]:
    """Return the rows; raises NotExportable at once when there is none."""
    waiting = iter(rows)
    first = next(waiting, None)
    if first is None:
        raise NotExportable("nobody is in the gradebook: grade a class first")
    return chain([first], waiting)
