"""Multiplies x in place in every trial."""

import numpy as np

NAMES = ("edits_input",)
MAY = ()
FAILS = ("input_unchanged", "drop_rate")


def mean_over_masks(x, p, trials, rng):
    total = np.zeros(x.shape)
    for _ in range(trials):
        x *= rng.random(x.shape) >= p
        total += x
    return total / trials
