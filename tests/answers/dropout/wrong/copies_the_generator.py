"""Draws from a copy of rng, which never moves on."""

import copy

import numpy as np  # noqa: F401

NAMES = ("same_mask_every_call",)
MAY = ()
FAILS = ("fresh_mask",)


def dropout(x, p, rng, training):
    if not training:
        return x
    keep = copy.deepcopy(rng).random(x.shape) >= p
    return x * keep / (1 - p)
