"""Divides in training and multiplies by 1 - p at inference as well."""

import numpy as np  # noqa: F401

NAMES = ("scaled_again_at_inference",)
MAY = ()
FAILS = ("inference_passthrough",)


def dropout(x, p, rng, training):
    if not training:
        return x * (1 - p)
    keep = rng.random(x.shape) >= p
    return x * keep / (1 - p)
