"""Flips one coin for the whole array in each trial."""

import numpy as np

NAMES = ("one_coin_for_all",)
MAY = ()
FAILS = ("mask_per_element",)


def mean_over_masks(x, p, trials, rng):
    total = np.zeros(x.shape)
    for _ in range(trials):
        mask = rng.random() >= p
        total += x * mask
    return total / trials
