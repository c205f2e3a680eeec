"""Drops the same number of entries every time."""

import numpy as np

NAMES = ("exact_count",)
MAY = ()
FAILS = ("drop_rate",)


def mean_over_masks(x, p, trials, rng):
    keep = np.arange(x.size) >= round(p * x.size)
    total = np.zeros(x.shape)
    for _ in range(trials):
        total += x * rng.permutation(keep).reshape(x.shape)
    return total / trials
