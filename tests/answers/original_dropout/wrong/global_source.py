"""Draws from the global functions of NumPy."""

import numpy as np

NAMES = ("ignores_rng",)
MAY = ()
FAILS = ("uses_rng",)


def original_dropout(x, p, rng, training):
    if training:
        return x * np.random.binomial(1, 1 - p, x.shape)
    return x * (1 - p)
