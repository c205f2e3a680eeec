"""Lesson 10: mean and spread of a network that keeps its dropout on."""

from __future__ import annotations

from grader.exercise import Exercise
from grader.exercises.mc_predict.checks import CHECKS
from grader.exercises.mc_predict.evidence import form
from grader.exercises.mc_predict.misconceptions import MISCONCEPTIONS
from grader.exercises.mc_predict.probes import NAME, write_script

EXERCISE = Exercise(
    name=NAME,
    lesson="10",
    order=0,
    checks=CHECKS,
    misconceptions=MISCONCEPTIONS,
    hints=(
        "One call of `forward` gives one output, under one mask. What do you need before you can "
        "average, and along which axis do the samples lie then?",
        'The section "One input, many answers" collects outputs and works out mean and spread of '
        "one number. Here an output is an array: collect whole outputs and keep their entries "
        "apart.",
        "Make a list: `forward(x, training=True)` for each of `range(samples)`. Turn it into one "
        "array with `np.stack`; its axis 0 holds the samples. Return `.mean(axis=0)` and "
        "`.std(axis=0)`.",
    ),
    script=write_script,
    form=form,
    opening=2,  # the first call of the script makes a network of ours
)
