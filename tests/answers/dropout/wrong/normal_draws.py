"""Compares normal draws with p."""

import numpy as np  # noqa: F401

NAMES = ()
MAY = ()
FAILS = ("drop_rate",)


def dropout(x, p, rng, training):
    if not training:
        return x
    keep = rng.normal(size=x.shape) >= p
    return x * keep / (1 - p)
