"""Draws as many numbers as x has rows."""

import numpy as np

NAMES = ("only_some_shapes",)
MAY = ()
FAILS = ("shape",)


def mean_over_masks(x, p, trials, rng):
    total = np.zeros(x.shape)
    for _ in range(trials):
        mask = rng.random(len(x)) >= p
        total += x * mask
    return total / trials
