"""Returns nothing at inference."""

import numpy as np  # noqa: F401

NAMES = ("nothing_at_inference",)
MAY = ()
FAILS = ("shape",)


def dropout(x, p, rng, training):
    if training:
        keep = rng.random(x.shape) >= p
        return x * keep / (1 - p)
