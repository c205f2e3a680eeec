"""Lesson 02: apply a given mask of zeros and ones to an array."""

from __future__ import annotations

from grader.exercise import Exercise
from grader.exercises.apply_dropout_mask.checks import CHECKS
from grader.exercises.apply_dropout_mask.evidence import form
from grader.exercises.apply_dropout_mask.misconceptions import MISCONCEPTIONS
from grader.exercises.apply_dropout_mask.probes import NAME, write_script

EXERCISE = Exercise(
    name=NAME,
    lesson="02",
    order=0,
    checks=CHECKS,
    misconceptions=MISCONCEPTIONS,
    hints=(
        "A kept entry is x times something, a dropped entry is x times something else. Which two "
        "numbers are they, and where do you already have them?",
        "The section on the loop fills a fresh array entry by entry. NumPy does the same for whole "
        "arrays of one shape, without naming an axis: which operation on `x` and `mask` is that?",
        "Return the product of the two arrays. Write it with a plain `*`, which makes a new array; "
        "`*=` would write into the caller's x.",
    ),
    script=write_script,
    form=form,
)
