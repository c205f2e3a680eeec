"""Lesson 11: a dropout layer whose rate rises with the steps of training."""

from __future__ import annotations

from grader.exercise import Exercise
from grader.exercises.scheduled_dropout.checks import CHECKS
from grader.exercises.scheduled_dropout.evidence import form
from grader.exercises.scheduled_dropout.misconceptions import MISCONCEPTIONS
from grader.exercises.scheduled_dropout.probes import NAME, write_script

EXERCISE = Exercise(
    name=NAME,
    lesson="11",
    order=1,
    checks=CHECKS,
    hints=(
        "Three methods share what the layer remembers. Which of them needs to know how many steps "
        "have been made, which of them changes that number, and what does backward need?",
        'The section "Rising rates" sets the rate before each forward. Let the layer count its '
        "own steps, and look at lesson 06 for what forward leaves behind for backward.",
        "Start a counter at 0; `step` adds 1. In a training forward work out the rate with "
        "`linear_schedule`, store the mask already divided by 1 - rate, and return x times it; at "
        "inference store 1.0. Backward multiplies by what was stored.",
    ),
    script=write_script,
    misconceptions=MISCONCEPTIONS,
    form=form,
    opening=2,
)
