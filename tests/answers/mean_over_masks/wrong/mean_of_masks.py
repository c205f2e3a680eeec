"""Averages the masks and forgets x."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("scaling", "averages")


def mean_over_masks(x, p, trials, rng):
    return np.mean([rng.random(x.shape) >= p for _ in range(trials)], axis=0)
