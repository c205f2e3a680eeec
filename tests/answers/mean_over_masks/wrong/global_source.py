"""Draws from NumPy's global source instead of rng."""

import numpy as np

NAMES = ("ignores_rng",)
MAY = ()
FAILS = ("uses_rng",)


def mean_over_masks(x, p, trials, rng):
    total = np.zeros(x.shape)
    for _ in range(trials):
        mask = np.random.rand(*x.shape) >= p
        total += x * mask
    return total / trials
