"""Divides the kept entries by 1 - p."""

import numpy as np

NAMES = ("rescaled_too_soon",)
MAY = ()
FAILS = ("scaling", "averages", "drop_rate")


def mean_over_masks(x, p, trials, rng):
    total = np.zeros(x.shape)
    for _ in range(trials):
        mask = rng.random(x.shape) >= p
        total += x * mask / (1 - p)
    return total / trials
