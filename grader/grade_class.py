"""Judges a class: every student's latest files, several at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass

from grader.classroom import Collected, Student, collect
from grader.exercise import Exercise
from grader.exercises import all_exercises
from grader.gradesheet import Row
from grader.grading import found_in, grade_exercise
from grader.isolation import Runner
from grader.judge import stopped
from grader.submission import Submission


@dataclass(frozen=True)
class Graded:
    """All rows of a class, and the exercises that the assignment is made of."""

    rows: tuple[Row, ...]
    exercises: tuple[Exercise, ...]


def grade_class(
    students: Sequence[Student],
    runner: Runner,
    seed: int,
    jobs: int,
    tell: Callable[[int, int], None],
) -> Graded:
    """Judge all students with `jobs` threads; `tell(done, total)` is called after each.

    The assignment is made of the exercises that anybody handed in.
    """
    collected = {student.name: collect(student) for student in students}
    named = {e.name for c in collected.values() for s in c.submissions for e in found_in(s)}
    exercises = tuple(e for e in all_exercises().values() if e.name in named)
    with ThreadPoolExecutor(jobs) as pool:
        waiting = {
            pool.submit(_grade_student, name, files, exercises, runner, seed)
            for name, files in collected.items()
        }
        rows = []
        for done in as_completed(waiting):
            rows.append(done.result())
            tell(len(rows), len(collected))
    return Graded(tuple(sorted(rows, key=lambda row: row.student)), exercises)


def _grade_student(
    name: str, files: Collected, exercises: Sequence[Exercise], runner: Runner, seed: int
) -> Row:
    verdicts = []
    for exercise in exercises:
        source = _latest_with(files.submissions, exercise)
        verdicts.append(
            grade_exercise(source, exercise, runner, seed)
            if source
            else stopped(exercise, "missing", "not found")
        )
    return Row(name, tuple(verdicts), files.problems)


def _latest_with(submissions: Sequence[Submission], exercise: Exercise) -> Submission | None:
    """Return the latest file that defines an exercise, else one that names it in vain."""
    binding = [s for s in submissions if s.binds(exercise.name)]
    naming = [s for s in submissions if s.fault_naming(exercise.name)]
    return next(iter(binding + naming), None)
