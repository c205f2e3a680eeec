"""Takes a batch for granted."""

import numpy as np

NAMES = ("only_some_shapes",)
MAY = ()
FAILS = ("shape", "scaling")


def mean_over_masks(x, p, trials, rng):
    total = np.zeros(x.shape)
    for _ in range(trials):
        mask = rng.random((x.shape[0], x.shape[1])) >= p
        total += x * mask
    return total / trials
