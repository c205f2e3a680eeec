"""Throws one coin after the other."""

import numpy as np


def bernoulli_mask(shape, p, rng):
    mask = np.ones(shape, dtype=int)
    for index in np.ndindex(*shape):
        if rng.random() < p:
            mask[index] = 0
    return mask
