"""Fills an array of the dtype of x, which cuts whole numbers."""

import numpy as np

NAMES = ("truncates_integers",)
MAY = ()
FAILS = ("scaling",)


def inverted_dropout(x, p, rng):
    out, keep = np.zeros_like(x), rng.random(x.shape) >= p
    out[keep] = x[keep] / (1 - p)
    return out
