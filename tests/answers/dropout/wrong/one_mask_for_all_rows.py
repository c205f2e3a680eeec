"""Draws one mask and uses it for every example."""

import numpy as np  # noqa: F401

NAMES = ("mask_shared_across_batch",)
MAY = ()
FAILS = ("mask_per_element",)


def dropout(x, p, rng, training):
    if not training:
        return x
    keep = rng.random(x.shape[-1]) >= p
    return x * keep / (1 - p)
