"""Chooses the places of a fixed number of zeros."""

import numpy as np

NAMES = ("exact_count",)
MAY = ()
FAILS = ("drop_rate",)


def bernoulli_mask(shape, p, rng):
    mask = np.ones(shape)
    zeros = rng.choice(mask.size, int(p * mask.size), replace=False)
    mask.flat[zeros] = 0
    return mask
