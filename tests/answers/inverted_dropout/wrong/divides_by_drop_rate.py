"""Divides by p instead of 1 - p."""

import numpy as np

NAMES = ("scales_by_drop_rate",)
MAY = ()
FAILS = ("scaling", "zero_rate")


def inverted_dropout(x, p, rng):
    with np.errstate(all="ignore"):
        return x * (rng.random(x.shape) >= p) / np.float64(p)
