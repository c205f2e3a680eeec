"""Draws from the global generator."""

import numpy as np

NAMES = ("ignores_rng",)
MAY = ()
FAILS = ("uses_rng",)


def bernoulli_mask(shape, p, rng):
    return (np.random.rand(*shape) >= p).astype(int)
