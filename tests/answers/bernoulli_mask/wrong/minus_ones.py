"""Marks drops with -1."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("values",)


def bernoulli_mask(shape, p, rng):
    return np.where(rng.random(shape) < p, -1, 1)
