"""Lesson 07: layers in a row, with one switch for the mode of all of them."""

from __future__ import annotations

from grader.exercise import Exercise
from grader.exercises.mlp_with_dropout.checks import CHECKS
from grader.exercises.mlp_with_dropout.evidence import form
from grader.exercises.mlp_with_dropout.misconceptions import MISCONCEPTIONS
from grader.exercises.mlp_with_dropout.probes import NAME, write_script

EXERCISE = Exercise(
    name=NAME,
    lesson="07",
    order=1,
    checks=CHECKS,
    hints=(
        "Four methods look at the same layers. Which two hand a value from layer to layer, in "
        "which order each, and what do the other two have to do when a layer holds layers itself?",
        'The section "A switch for every layer" shows a loop over attributes that misses a layer '
        "inside a residual block. That block has an eval() of its own: where a layer has one, "
        "call it, and train() likewise.",
        "Backward is forward's loop over `reversed(self.layers)`. In eval, for each layer: if "
        '`hasattr(layer, "eval")` call layer.eval(), else set layer.training = False. Write '
        "train in the same way, and call self.train() at the end of the constructor.",
    ),
    script=write_script,
    misconceptions=MISCONCEPTIONS,
    form=form,
    opening=5,
)
