"""Passes the number of entries as n, and so gets one count."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("shape",)


def bernoulli_mask(shape, p, rng):
    return rng.binomial(int(np.prod(shape)), 1 - p)
