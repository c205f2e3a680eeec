"""Draws a mask of the last axis only."""

import numpy as np

NAMES = ("mask_shared_across_batch",)
MAY = ()
FAILS = ("mask_per_element",)


def mean_over_masks(x, p, trials, rng):
    total = np.zeros(x.shape)
    for _ in range(trials):
        mask = rng.random(x.shape[-1]) >= p
        total += x * mask
    return total / trials
