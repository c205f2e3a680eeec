"""Starts a generator of its own over at each call."""

import numpy as np

NAMES = ("same_mask_every_call",)
MAY = ()
FAILS = ("fresh_mask", "uses_rng")


def original_dropout(x, p, rng, training):
    if training:
        return x * (np.random.default_rng(7).random(x.shape) >= p)
    return x * (1 - p)
