"""Draws from a generator of its own with a fixed seed."""

import numpy as np

NAMES = ("same_mask_every_call",)
MAY = ("exact_count",)
FAILS = ("fresh_mask",)


def dropout_forward(x, p, rng):
    mask = np.random.default_rng(0).random(x.shape) >= p
    return x * mask / (1 - p), mask
