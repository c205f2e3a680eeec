"""A class made by hand, for the tests of its report."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from grader.exercise import Check, Exercise, Problem
from grader.gradebook import RunRecord
from grader.gradesheet import Row
from grader.judge import stopped
from grader.roster import Person
from grader.verdict import CheckVerdict, NamedMisconception, Verdict

SEED = 7
NO_SCALING = NamedMisconception(
    "no_scaling", "Kept entries stay as they are: divide by 1 - p.", "03 rescaling", ("scaling",)
)
SHARED = NamedMisconception(
    "mask_shared", "All rows lose the same entries.", "02 masking", ("mask_per_element",)
)


def _exercise(name: str, lesson: str) -> Exercise:
    checks = (
        Check("scaling", "kept entries must be x / (1 - p)", 3, (), lambda run: None),
        Check("mask_per_element", "each entry has a coin of its own", 2, (), lambda run: None),
    )
    return Exercise(name, lesson, checks, ("a", "b", "c"), lambda rng: None)


DROPOUT = _exercise("dropout", "04")
LAYER = _exercise("DropoutLayer", "06")


def passed(exercise: Exercise = LAYER) -> Verdict:
    """Return a verdict with full marks."""
    checks = tuple(
        CheckVerdict(c.id, c.title, "passed", c.points, c.points) for c in _all(exercise)
    )
    return Verdict(exercise.name, exercise.lesson, "passed", True, 5, 5, checks, seed=SEED)


def failed(
    exercise: Exercise = LAYER,
    mistakes: tuple[NamedMisconception, ...] = (NO_SCALING,),
    words: str = "[3. 6.]",
) -> Verdict:
    """Return a verdict that loses the three points of the first check; `words` is what came."""
    scaling, coin = _all(exercise)
    mask = np.array([[True, False, True]] * 2)
    found = Problem(scaling.title, f"{exercise.name}(x)  # {words}", words, "[4. 8.]", mask)
    checks = (
        CheckVerdict(scaling.id, scaling.title, "failed", 0, 3, found.message, found),
        CheckVerdict(coin.id, coin.title, "passed", 2, 2),
    )
    whole = Verdict(exercise.name, exercise.lesson, "failed", False, 2, 5, checks, mistakes)
    return replace(whole, seed=SEED)


def halted(status: str, message: str = "", exercise: Exercise = LAYER) -> Verdict:
    """Return a verdict on code that gave nothing to judge."""
    return replace(stopped(exercise, status, message), seed=SEED)


def _all(exercise: Exercise) -> tuple[Check, ...]:
    return exercise.checks


def row(student: str, *verdicts: Verdict, name: str | None = None, **more) -> Row:
    """Return a student's row, judged with the seed of this class."""
    facts = {"files": ("06_dropout_layer.ipynb",), "isolation": "plain", "version": "0.1.0"}
    person = Person(name, {"name": name}) if name else None
    return Row(student, verdicts, person=person, seed=SEED, **facts | more)


@dataclass
class Book:
    """What a report reads of a gradebook, from memory."""

    lines: Iterable[Row]
    assignment: tuple[Exercise, ...] = (LAYER,)
    strays: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()

    def rows(self) -> Iterable[Row]:
        """Return the rows."""
        return iter(self.lines)

    def exercises(self) -> tuple[Exercise, ...]:
        """Return the assignment."""
        return self.assignment

    def runs(self) -> tuple[RunRecord, ...]:
        """Return one run."""
        moments = {"started": "2026-03-01T10:00:00+00:00", "finished": "2026-03-01T10:05:00+00:00"}
        facts = {"id": 1, "seed": SEED, "seed_given": True, "isolation": "auto", "version": "0.1.0"}
        return (RunRecord(**facts, problems=self.strays, **moments),)

    def absent(self) -> tuple[str, ...]:
        """Return who left."""
        return self.gone


def read(path: Path) -> str:
    """Return a page as it was written."""
    return path.read_bytes().decode("utf-8")
