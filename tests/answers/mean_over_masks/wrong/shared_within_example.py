"""Draws one coin for each row."""

import numpy as np

NAMES = ("mask_shared_within_example",)
MAY = ()
FAILS = ("mask_per_element",)


def mean_over_masks(x, p, trials, rng):
    total = np.zeros(x.shape)
    for _ in range(trials):
        shape = x.shape if x.ndim == 1 else x.shape[:1] + (1,) * (x.ndim - 1)
        total += x * (rng.random(shape) >= p)
    return total / trials
