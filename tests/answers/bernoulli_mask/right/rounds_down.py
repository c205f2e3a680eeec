"""Adds 1 - p to a uniform draw and rounds down."""

import numpy as np


def bernoulli_mask(shape, p, rng):
    return np.floor(rng.random(shape) + (1 - p))
