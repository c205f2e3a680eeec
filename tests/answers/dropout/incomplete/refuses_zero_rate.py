"""Raises at p = 0."""

import numpy as np  # noqa: F401

LOSES = ("zero_rate",)


def dropout(x, p, rng, training):
    if not 0 < p < 1:
        raise ValueError("p must be between 0 and 1")
    if not training:
        return x
    keep = rng.random(x.shape) >= p
    return x * keep / (1 - p)
