"""Draws the number of zeros from the binomial distribution, then their places."""

import numpy as np


def bernoulli_mask(shape, p, rng):
    size = int(np.prod(shape))
    mask = np.ones(size)
    zeros = rng.binomial(size, p)
    mask[rng.choice(size, zeros, replace=False)] = 0
    return mask.reshape(shape)
