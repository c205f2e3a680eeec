"""Lesson 09: drop the whole branch of a residual block."""

from __future__ import annotations

from grader.exercise import Exercise
from grader.exercises.drop_path.checks import CHECKS
from grader.exercises.drop_path.misconceptions import MISCONCEPTIONS
from grader.exercises.drop_path.probes import NAME, VARIANT, write_script

EXERCISE = Exercise(
    name=NAME,
    lesson="09",
    order=2,
    checks=CHECKS,
    misconceptions=MISCONCEPTIONS,
    hints=(
        "How many coins does a batch need, if each example's branch falls as a whole? Which of "
        "the two summands does a coin touch, and which one never?",
        'The section "Whole branches" multiplies branches by one number for each example. That '
        "array needs a shape which NumPy stretches over the other axes, for any number of them.",
        "Store (draws >= p) / (1 - p), with draws of shape (len(x),) + (1,) * (x.ndim - 1); at "
        "inference store 1.0. Return x + branch * stored. Backward returns the tuple "
        "(grad, grad * stored).",
    ),
    script=write_script,
    form=VARIANT.complaint,
    opening=2,
)
