"""Lesson 03: drop entries in training and divide those that are kept by 1 - p."""

from __future__ import annotations

from grader.exercise import Exercise
from grader.exercises.inverted_dropout.checks import CHECKS
from grader.exercises.inverted_dropout.evidence import answers, form
from grader.exercises.inverted_dropout.misconceptions import MISCONCEPTIONS
from grader.exercises.inverted_dropout.probes import NAME, write_script
from grader.run import Run
from grader.script import Raised


def advise(run: Run) -> list[str]:
    """Mention that arrays of whole numbers are refused."""
    refused = any(isinstance(played.value, Raised) for played in answers(run, "whole"))
    return ["An array of whole numbers raises an error here."] if refused else []


EXERCISE = Exercise(
    name=NAME,
    lesson="03",
    order=1,
    checks=CHECKS,
    misconceptions=MISCONCEPTIONS,
    hints=(
        "Masking leaves a mean of (1 - p) x. What must you do to an entry that survived, so that "
        "its mean over many masks is x again?",
        'The section "One entry, one coin" did it by hand for p = 0.25: it divided what the mask '
        "had kept by 0.75. Write that for any p and any shape, with a mask of the shape of x.",
        "Draw a boolean mask with rng.random(x.shape), True with probability 1 - p. Multiply x by "
        "it and divide the product by 1 - p. Return the new array; assign nothing into x.",
    ),
    script=write_script,
    form=form,
    advise=advise,
)
