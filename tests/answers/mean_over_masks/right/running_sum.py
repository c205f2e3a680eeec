"""Adds up one masked array after the other."""

import numpy as np


def mean_over_masks(x, p, trials, rng):
    total = np.zeros(x.shape)
    for _ in range(trials):
        mask = rng.random(x.shape) >= p
        total += x * mask
    return total / trials
