"""Lesson 05: dropout that also returns the mask it used."""

from __future__ import annotations

from grader.exercise import Exercise
from grader.exercises.dropout_forward.checks import CHECKS
from grader.exercises.dropout_forward.evidence import form
from grader.exercises.dropout_forward.misconceptions import MISCONCEPTIONS
from grader.exercises.dropout_forward.probes import NAME, write_script

EXERCISE = Exercise(
    name=NAME,
    lesson="05",
    order=1,
    checks=CHECKS,
    misconceptions=MISCONCEPTIONS,
    hints=(
        "backward has to know which entries were dropped, also where x itself is 0. What does "
        "forward hold that out alone does not tell?",
        "The section on the mask that must hold still draws with `rng.random(v.shape) >= p` and "
        "multiplies. Give that comparison a name before you use it.",
        "Three lines: `mask = rng.random(x.shape) >= p`, then `out = x * mask / (1 - p)`, then "
        "return both, out first, with a comma between them.",
    ),
    script=write_script,
    form=form,
)
