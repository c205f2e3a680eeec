"""Lesson 01: draw a mask of zeros and ones from a given generator."""

from __future__ import annotations

from grader.exercise import Exercise
from grader.exercises.bernoulli_mask.checks import CHECKS
from grader.exercises.bernoulli_mask.evidence import form
from grader.exercises.bernoulli_mask.misconceptions import MISCONCEPTIONS
from grader.exercises.bernoulli_mask.probes import NAME, write_script

EXERCISE = Exercise(
    name=NAME,
    lesson="01",
    checks=CHECKS,
    misconceptions=MISCONCEPTIONS,
    hints=(
        "A uniform number in [0, 1) falls below p in a share p of all draws. Which comparison is "
        "true for the entries that you want to keep?",
        'The section "One biased coin" compares draws with p and marks what drops; "Masks for a '
        'batch" passes a shape to `rng.random`. Put the two together, with 1 for what is kept.',
        "Draw with `rng.random(shape)`: one uniform number for each entry. Compare it with p so "
        "that a share 1 - p of the entries is True, and return the comparison as integers.",
    ),
    script=write_script,
    form=form,
)
