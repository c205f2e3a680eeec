"""Leaves early at inference; one comparison draws the mask."""

import numpy as np  # noqa: F401


def dropout(x, p, rng, training):
    if not training:
        return x
    keep = rng.random(x.shape) >= p
    return x * keep / (1 - p)
