"""Returns a pair in training."""

import numpy as np  # noqa: F401

NAMES = ()
MAY = ()
FAILS = ("shape",)


def dropout(x, p, rng, training):
    if not training:
        return x
    keep = rng.random(x.shape) >= p
    return x * keep / (1 - p), keep
