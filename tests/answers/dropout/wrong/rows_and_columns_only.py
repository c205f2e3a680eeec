"""Unpacks the shape as rows and columns."""

import numpy as np  # noqa: F401

NAMES = ("only_some_shapes",)
MAY = ()
FAILS = ("shape",)


def dropout(x, p, rng, training):
    rows, columns = x.shape
    if not training:
        return x
    keep = rng.random((rows, columns)) >= p
    return x * keep / (1 - p)
