"""Draws from NumPy's global functions."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("uses_rng",)


def dropout_forward(x, p, rng):
    mask = np.random.rand(*x.shape) >= p
    return x * mask / (1 - p), mask
