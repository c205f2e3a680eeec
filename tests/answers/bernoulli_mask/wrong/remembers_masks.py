"""Keeps the first mask of each shape and rate for later calls."""

NAMES = ("same_mask_every_call",)
MAY = ()
FAILS = ("fresh_mask", "uses_rng")

masks = {}


def bernoulli_mask(shape, p, rng):
    if (shape, p) not in masks:
        masks[shape, p] = (rng.random(shape) >= p).astype(int)
    return masks[shape, p]
