"""Returns the scaled mask itself."""

import numpy as np  # noqa: F401

NAMES = ()
MAY = ()
FAILS = ("scaling",)


def dropout(x, p, rng, training):
    if not training:
        return x
    return (rng.random(x.shape) >= p) / (1 - p)
