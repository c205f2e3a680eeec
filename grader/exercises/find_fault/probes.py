"""The hidden layers in an order and under names that are drawn anew for each grading."""

from __future__ import annotations

import numpy as np

from grader.exercises.find_fault.layers import ALL, BASES, RIGHT
from grader.script import Episode, Known, Script, Step, draw_seeds

NAME = "find_fault"
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def write_script(rng: np.random.Generator) -> Script:
    """Hand over each hidden layer once; an episode bears the name of its layer's fault.

    A right layer comes first: it passes through the whole checker, so that a helper which is
    not written yet is met in the first call under every seed.
    """
    order = sorted((str(t) for t in rng.permutation(list(ALL))), key=lambda t: t not in RIGHT)
    order[1:] = [str(title) for title in rng.permutation(order[1:])]
    names = [f"Layer{letter}" for letter in LETTERS[: len(order)]]
    seeds = draw_seeds(rng, len(order))
    sources = [ALL[t].source.replace("LAYER", n) for t, n in zip(order, names, strict=True)]
    episodes = tuple(
        Episode(title, seed, (Step("fault", NAME, (Known(name),)),))
        for title, name, seed in zip(order, names, seeds, strict=True)
    )
    return Script(episodes, "\n\n".join([BASES, *sources]))
