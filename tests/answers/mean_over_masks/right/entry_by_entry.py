"""Flips the coins of one entry after the other."""

import numpy as np


def mean_over_masks(x, p, trials, rng):
    result = np.empty(x.shape)
    for index in np.ndindex(*x.shape):
        kept = 0
        for _ in range(trials):
            if rng.random() >= p:
                kept += 1
        result[index] = x[index] * kept / trials
    return result
