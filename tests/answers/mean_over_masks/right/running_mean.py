"""Updates a mean, trial by trial."""

import numpy as np


def mean_over_masks(x, p, trials, rng):
    mean = np.zeros(x.shape)
    for t in range(1, trials + 1):
        mask = rng.choice([0, 1], size=x.shape, p=[p, 1 - p])
        mean += (x * mask - mean) / t
    return mean
