"""Lesson 04: dropout with a mode flag, active in training and silent at inference."""

from __future__ import annotations

from grader.exercise import Exercise
from grader.exercises.dropout.checks import CHECKS
from grader.exercises.dropout.evidence import form
from grader.exercises.dropout.misconceptions import MISCONCEPTIONS
from grader.exercises.dropout.probes import NAME, write_script
from grader.run import Run
from grader.script import Raised


def advise(run: Run) -> list[str]:
    """Mention what costs no point: an error on whole numbers."""
    if isinstance(run.call("whole numbers", "y").value, Raised):
        return ["With whole numbers in x the function stops; x * mask / (1 - p) would not."]
    return []


EXERCISE = Exercise(
    name=NAME,
    lesson="04",
    checks=CHECKS,
    misconceptions=MISCONCEPTIONS,
    hints=(
        "What must the function know before it draws a single number? And which of its two modes "
        "has anything to compute at all?",
        "The section on two modes computes both outputs by hand. Lesson 03 has the training half: "
        "one coin for each entry, then the division.",
        "Begin with `if not training:` and return x there. Below it, draw `rng.random(x.shape)`, "
        "keep the entries whose draw is at least p, and divide by 1 - p.",
    ),
    script=write_script,
    form=form,
    advise=advise,
)
