"""Divides in place, which NumPy refuses for whole numbers."""

import numpy as np  # noqa: F401


def dropout(x, p, rng, training):
    y = x.copy()
    if training:
        y *= rng.random(x.shape) >= p
        y /= 1 - p
    return y
