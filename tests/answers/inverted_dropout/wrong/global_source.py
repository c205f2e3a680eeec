"""Draws from the global functions of NumPy."""

import numpy as np

NAMES = ("ignores_rng",)
MAY = ()
FAILS = ("uses_rng",)


def inverted_dropout(x, p, rng):
    mask = np.random.rand(*x.shape) >= p
    return x * mask / (1 - p)
