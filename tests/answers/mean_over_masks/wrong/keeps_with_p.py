"""Keeps an entry with probability p."""

import numpy as np

NAMES = ("keeps_with_p",)
MAY = ()
FAILS = ("drop_rate",)


def mean_over_masks(x, p, trials, rng):
    total = np.zeros(x.shape)
    for _ in range(trials):
        mask = rng.random(x.shape) < p
        total += x * mask
    return total / trials
