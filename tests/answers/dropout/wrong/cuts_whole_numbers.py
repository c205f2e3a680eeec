"""Writes the result into an array of the type of x."""

import numpy as np

NAMES = ("truncates_integers",)
MAY = ()
FAILS = ("scaling",)


def dropout(x, p, rng, training):
    if not training:
        return x
    y = np.zeros_like(x)
    keep = rng.random(x.shape) >= p
    y[keep] = x[keep] / (1 - p)
    return y
