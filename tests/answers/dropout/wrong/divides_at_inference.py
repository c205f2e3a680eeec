"""Masks in training and divides at inference."""

import numpy as np  # noqa: F401

NAMES = ("scales_at_inference_instead",)
MAY = ()
FAILS = ("scaling", "inference_passthrough")


def dropout(x, p, rng, training):
    if training:
        return x * (rng.random(x.shape) >= p)
    return x / (1 - p)
