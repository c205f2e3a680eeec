"""Draws from NumPy's global state."""

import numpy as np

NAMES = ("ignores_rng",)
MAY = ()
FAILS = ("uses_rng",)


def dropout(x, p, rng, training):
    if not training:
        return x
    keep = np.random.rand(*x.shape) >= p
    return x * keep / (1 - p)
