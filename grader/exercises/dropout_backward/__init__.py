"""Lesson 05: the gradient through dropout, by the mask and the scale of forward."""

from __future__ import annotations

from grader.exercise import Exercise
from grader.exercises.dropout_backward.checks import CHECKS
from grader.exercises.dropout_backward.evidence import form
from grader.exercises.dropout_backward.misconceptions import MISCONCEPTIONS
from grader.exercises.dropout_backward.probes import NAME, write_script

EXERCISE = Exercise(
    name=NAME,
    lesson="05",
    order=2,
    checks=CHECKS,
    misconceptions=MISCONCEPTIONS,
    hints=(
        "Forward computed x * mask / (1 - p) with the mask held fixed. What is the slope of that "
        "in one entry of x, where the mask is 1 and where it is 0?",
        "The section on four numbers by hand multiplies each incoming gradient by one such slope, "
        "as the chain rule asks. Do that for whole arrays.",
        "Return `grad * mask / (1 - p)`: the same expression as in forward, with grad in place of "
        "x. Draw nothing, and make a new array instead of using `*=`.",
    ),
    script=write_script,
    form=form,
)
