"""Skips the last trial."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("drop_rate",)


def mean_over_masks(x, p, trials, rng):
    total = np.zeros(x.shape)
    for _ in range(1, trials):
        total += x * (rng.random(x.shape) >= p)
    return total / trials
