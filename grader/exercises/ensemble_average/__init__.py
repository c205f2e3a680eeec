"""Lesson 08: average a softmax exactly over all the masks of its inputs."""

from __future__ import annotations

from grader.exercise import Exercise
from grader.exercises.ensemble_average.checks import CHECKS, form
from grader.exercises.ensemble_average.misconceptions import MISCONCEPTIONS
from grader.exercises.ensemble_average.probes import NAME, write_script

EXERCISE = Exercise(
    name=NAME,
    lesson="08",
    order=0,
    checks=CHECKS,
    misconceptions=MISCONCEPTIONS,
    hints=(
        "Two inputs make four sub-networks. What is the probability of the mask [1, 0] when an "
        "input is dropped with probability p, and what does its sub-network answer?",
        'The section "Four sub-networks" lists four masks with their probabilities and adds up the '
        "weighted outputs. `itertools.product((0, 1), repeat=len(x))` lists the masks for any n.",
        "Begin with zeros. For each mask m, as an array: weight = "
        "`np.prod(np.where(m == 1, 1 - p, p))`, logits = `(x * m / (1 - p)) @ W`, then add weight "
        "times the softmax of the logits.",
    ),
    script=write_script,
    form=form,
)
