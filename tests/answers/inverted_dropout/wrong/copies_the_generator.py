"""Draws from a copy of rng, which never moves on."""

import copy

NAMES = ("same_mask_every_call",)
MAY = ()
FAILS = ("fresh_mask",)


def inverted_dropout(x, p, rng):
    return x * (copy.deepcopy(rng).random(x.shape) >= p) / (1 - p)
