"""Lesson 06, the capstone: the layer that a network can use."""

from __future__ import annotations

from grader.exercise import Exercise
from grader.exercises.dropout_layer.advice import advise
from grader.exercises.dropout_layer.calls import form
from grader.exercises.dropout_layer.checks import CHECKS
from grader.exercises.dropout_layer.misconceptions import MISCONCEPTIONS
from grader.exercises.dropout_layer.probes import NAME, write_script

EXERCISE = Exercise(
    name=NAME,
    lesson="06",
    checks=CHECKS,
    hints=(
        "Forward and backward are two calls, and the second must know what the first drew. "
        "Which two facts about the latest forward does backward need, and where can they wait?",
        "The section on a layer with memory stores in forward what backward multiplies by. Do the "
        "same with the mask of lesson 05, and decide what is stored after an inference forward.",
        "In training, store (draws >= p) / (1 - p) with draws of shape x.shape, and return x times "
        "it; at inference store 1.0 and return x. Backward returns grad times what was stored. "
        "Check p first: raise ValueError unless 0 <= p < 1.",
    ),
    script=write_script,
    misconceptions=MISCONCEPTIONS,
    form=form,
    advise=advise,
    opening=2,
)
