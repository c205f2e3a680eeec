"""The table of lessons agrees with the files and with the exercises."""

from __future__ import annotations

from pathlib import Path

from grader.exercises import all_exercises
from grader.lessons import SLUGS, name_lesson, notebook_of

ROOT = Path(__file__).parents[1]


def test_every_notebook_is_in_the_table():
    files = {path.name for path in (ROOT / "solutions").glob("[0-9][0-9]_*.ipynb")}
    assert files <= {notebook_of(number) for number in SLUGS}


def test_every_exercise_and_reading_names_a_lesson_of_the_table():
    for exercise in all_exercises().values():
        assert exercise.lesson in SLUGS, exercise.name
        for misconception in exercise.misconceptions:
            read = misconception.read
            assert read == name_lesson(read[:2]), f"{exercise.name}: {misconception.id}: {read}"


def test_unknown_lesson_has_no_notebook():
    assert notebook_of("99") is None and name_lesson("99") == "99"
