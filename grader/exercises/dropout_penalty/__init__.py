"""Lesson 08: the penalty that dropout adds to the squared loss of linear regression."""

from __future__ import annotations

from grader.exercise import Exercise
from grader.exercises.dropout_penalty.checks import CHECKS, form
from grader.exercises.dropout_penalty.misconceptions import MISCONCEPTIONS
from grader.exercises.dropout_penalty.probes import NAME, write_script

EXERCISE = Exercise(
    name=NAME,
    lesson="08",
    order=1,
    checks=CHECKS,
    misconceptions=MISCONCEPTIONS,
    hints=(
        "The squared loss of one example is the square of its mean error plus the variance of its "
        "prediction. Which term of X @ w does the coin of input j disturb, and by how much?",
        'The section "Linear regression: the noise is a penalty" derives it in four lines. The '
        "last line needs the sum of squares of each column of X: which axis is added up?",
        "Square X entry by entry and add up over the examples (`axis=0`): one energy for each "
        "input. Multiply by `w ** 2`, add up, and multiply by the variance p / (1 - p).",
    ),
    script=write_script,
    form=form,
)
