"""Collects the masked arrays in a list."""

import numpy as np


def mean_over_masks(x, p, trials, rng):
    masked = [np.where(rng.uniform(size=x.shape) < p, 0, x) for _ in range(trials)]
    return np.mean(masked, axis=0)
