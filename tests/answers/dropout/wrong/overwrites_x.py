"""Writes the result into the caller's array."""

import numpy as np  # noqa: F401

NAMES = ("edits_input",)
MAY = ()
FAILS = ("input_unchanged",)


def dropout(x, p, rng, training):
    if training:
        x[rng.random(x.shape) < p] = 0
        return x / (1 - p)
    return x
