"""Draws one mask before the loop."""

import numpy as np

NAMES = ("one_mask_for_all_trials",)
MAY = ()
FAILS = ("fresh_mask",)


def mean_over_masks(x, p, trials, rng):
    mask = rng.random(x.shape) >= p
    total = np.zeros(x.shape)
    for _ in range(trials):
        total += x * mask
    return total / trials
