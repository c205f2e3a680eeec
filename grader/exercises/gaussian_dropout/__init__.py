"""Lesson 09: multiply by noise with mean 1 in place of zeros."""

from __future__ import annotations

from grader.exercise import Exercise
from grader.exercises.gaussian_dropout.checks import CHECKS
from grader.exercises.gaussian_dropout.evidence import NAME, VARIANT, write_script
from grader.exercises.gaussian_dropout.misconceptions import MISCONCEPTIONS

EXERCISE = Exercise(
    name=NAME,
    lesson="09",
    order=4,
    checks=CHECKS,
    hints=(
        "Dropout multiplies by m / (1 - p). Which mean and which variance does that multiplier "
        "have, and what does NumPy's normal ask for: a variance, or its root?",
        'The section "Noise in place of zeros" matches the two moments and works out the standard '
        "deviation for one rate. Draw a factor for each entry, and keep it as lesson 06 does.",
        "With s = (p / (1 - p)) ** 0.5, store np.random.normal(1, s, x.shape) in training and 1.0 "
        "at inference. Forward returns x times what was stored, backward grad times it.",
    ),
    script=write_script,
    misconceptions=MISCONCEPTIONS,
    form=VARIANT.complaint,
    opening=2,
)
