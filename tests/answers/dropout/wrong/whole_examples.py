"""Keeps or drops whole examples."""

import numpy as np  # noqa: F401

NAMES = ("mask_shared_within_example",)
MAY = ()
FAILS = ("mask_per_element",)


def dropout(x, p, rng, training):
    if not training:
        return x
    keep = rng.random((len(x),) + (1,) * (x.ndim - 1)) >= p
    return x * keep / (1 - p)
