"""Divides by p instead of 1 - p."""

import numpy as np

NAMES = ("scales_by_drop_rate",)
MAY = ()
FAILS = ("scaling",)


def dropout(x, p, rng, training):
    if not training:
        return x
    return np.where(rng.random(x.shape) < p, 0, x / max(p, 1e-9))
