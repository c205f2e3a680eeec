"""Zeroes entries and never scales."""

import numpy as np  # noqa: F401

NAMES = ("no_scaling",)
MAY = ()
FAILS = ("scaling",)


def dropout(x, p, rng, training):
    if not training:
        return x
    return x * (rng.random(x.shape) >= p)
