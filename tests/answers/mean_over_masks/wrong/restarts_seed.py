"""Begins a new generator in every trial."""

import numpy as np

NAMES = ("one_mask_for_all_trials", "same_mask_every_call")
MAY = ()
FAILS = ("fresh_mask", "uses_rng")


def mean_over_masks(x, p, trials, rng):
    total = np.zeros(x.shape)
    for _ in range(trials):
        mask = np.random.default_rng(0).random(x.shape) >= p
        total += x * mask
    return total / trials
