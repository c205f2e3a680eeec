"""Divides a mask that is scaled already."""

import numpy as np  # noqa: F401

NAMES = ("scales_twice",)
MAY = ()
FAILS = ("scaling",)


def dropout(x, p, rng, training):
    if not training:
        return x
    keep = (rng.random(x.shape) >= p) / (1 - p)
    return x * keep / (1 - p)
