"""Subtracts binomial drops from one, in small integers."""

import numpy as np


def bernoulli_mask(shape, p, rng):
    return np.uint8(1) - rng.binomial(1, p, shape).astype(np.uint8)
