"""Scales at inference instead of in training, as the original scheme does."""

import numpy as np  # noqa: F401

NAMES = ("not_inverted",)
MAY = ()
FAILS = ("scaling", "inference_passthrough")


def dropout(x, p, rng, training):
    if training:
        return x * (rng.random(x.shape) >= p)
    return x * (1 - p)
