"""Multiplies by 1 - p in training."""

import numpy as np  # noqa: F401

NAMES = ("multiplies_by_keep",)
MAY = ()
FAILS = ("scaling",)


def dropout(x, p, rng, training):
    if not training:
        return x
    keep = rng.random(x.shape) >= p
    return x * keep * (1 - p)
