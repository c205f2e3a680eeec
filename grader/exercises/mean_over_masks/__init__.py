"""Lesson 02: average an array over many random masks."""

from __future__ import annotations

from grader.exercise import Exercise
from grader.exercises.mean_over_masks.checks import CHECKS
from grader.exercises.mean_over_masks.evidence import form
from grader.exercises.mean_over_masks.misconceptions import MISCONCEPTIONS
from grader.exercises.mean_over_masks.probes import NAME, write_script

EXERCISE = Exercise(
    name=NAME,
    lesson="02",
    order=1,
    checks=CHECKS,
    misconceptions=MISCONCEPTIONS,
    hints=(
        "Three masks by hand: which three arrays do you add up, and by what do you divide? What "
        "has to be new in each of the three, and what has to stay?",
        "The section on the average over masks adds up one entry by hand. Let a loop run `trials` "
        "times, or draw all masks at once with one axis more; lesson 01 draws a mask from `rng`.",
        "Begin with an array of zeros of x's shape. Add `x * (rng.random(x.shape) >= p)` to it in "
        "each of `trials` rounds, then divide by `trials`.",
    ),
    script=write_script,
    form=form,
)
