"""Divides a copy first and sets the dropped entries to zero afterwards."""

import numpy as np  # noqa: F401


def dropout(x, p, rng, training):
    y = x
    if training:
        y = x / (1 - p)
        y[rng.uniform(size=x.shape) < p] = 0
    return y
