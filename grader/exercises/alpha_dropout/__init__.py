"""Lesson 09: drop to a value that is not 0, and keep mean 0 and variance 1."""

from __future__ import annotations

from grader.exercise import Exercise
from grader.exercises.alpha_dropout.checks import CHECKS
from grader.exercises.alpha_dropout.evidence import NAME, VARIANT, write_script
from grader.exercises.alpha_dropout.misconceptions import MISCONCEPTIONS

EXERCISE = Exercise(
    name=NAME,
    lesson="09",
    order=3,
    checks=CHECKS,
    hints=(
        "Three things happen to an entry: a coin falls, a dropped entry gets a value, and then "
        "all entries are stretched and shifted. Which of the three does backward see?",
        'The section "A dropped value that is not 0" derives a and b from p, and puts the dropped '
        "value into an array by hand. Draw the mask as in lesson 06 and remember mask times a.",
        "With d = -1.7580993408473766: a = ((1 - p) * (1 + p * d**2)) ** -0.5, b = -a * d * p. In "
        "training return a * np.where(keep, x, d) + b and store keep * a; at inference store 1.0 "
        "and return x.",
    ),
    script=write_script,
    misconceptions=MISCONCEPTIONS,
    form=VARIANT.complaint,
    opening=2,
)
