"""Draws a mask in both modes and throws it away at inference."""

import numpy as np  # noqa: F401

LOSES = ("inference_leaves_rng",)


def dropout(x, p, rng, training):
    keep = rng.random(x.shape) >= p
    if training:
        return x * keep / (1 - p)
    return x
