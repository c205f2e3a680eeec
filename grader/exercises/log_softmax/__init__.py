"""Lesson 07: the logarithm of softmax, finite and right for any finite scores."""

from __future__ import annotations

from grader.exercise import Exercise
from grader.exercises.log_softmax.checks import CHECKS, form
from grader.exercises.log_softmax.misconceptions import MISCONCEPTIONS
from grader.exercises.log_softmax.probes import NAME, write_script

EXERCISE = Exercise(
    name=NAME,
    lesson="07",
    order=0,
    checks=CHECKS,
    hints=(
        "Softmax does not change when one number is subtracted from all scores of an example. "
        "Which number makes every exponent at most 0, and at least one of them exactly 0?",
        'The section "The log-sum-exp trick" derives z - m - log(sum(exp(z - m))) for one example. '
        "For a batch, m and the sum must keep their axis, so that they line up with the rows.",
        "Subtract z.max(axis=-1, keepdims=True) from z and call the result `shifted`. Return "
        "`shifted` minus the logarithm of the sum of its exponentials, along the same axis and "
        "with keepdims again.",
    ),
    script=write_script,
    misconceptions=MISCONCEPTIONS,
    form=form,
)
