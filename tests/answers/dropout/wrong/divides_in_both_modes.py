"""Divides by 1 - p in both modes."""

import numpy as np

NAMES = ("scaled_again_at_inference",)
MAY = ()
FAILS = ("inference_passthrough",)


def dropout(x, p, rng, training):
    keep = np.ones(x.shape)
    if training:
        keep = rng.random(x.shape) >= p
    return x * keep / (1 - p)
