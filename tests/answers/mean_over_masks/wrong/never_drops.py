"""Averages the kept entries only, which gives x."""

import numpy as np

NAMES = ("never_drops",)
MAY = ()
FAILS = ("drop_rate", "fresh_mask")


def mean_over_masks(x, p, trials, rng):
    return np.where(rng.random(x.shape) >= 0, x, 0)
