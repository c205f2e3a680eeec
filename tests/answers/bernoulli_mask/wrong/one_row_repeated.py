"""Draws one row and repeats it."""

import numpy as np

NAMES = ("mask_shared_across_batch",)
MAY = ()
FAILS = ("mask_per_element",)


def bernoulli_mask(shape, p, rng):
    row = (rng.random(shape[-1]) >= p).astype(int)
    return np.broadcast_to(row, shape)
