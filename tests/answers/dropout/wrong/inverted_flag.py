"""Reads the flag the wrong way round."""

import numpy as np  # noqa: F401

NAMES = ("inverted_flag",)
MAY = ()
FAILS = ("inference_passthrough", "drop_rate", "scaling")


def dropout(x, p, rng, training):
    if training:
        return x
    keep = rng.random(x.shape) >= p
    return x * keep / (1 - p)
