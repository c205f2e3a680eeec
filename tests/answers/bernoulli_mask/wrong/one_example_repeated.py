"""Draws the mask of one example and repeats it along the first axis."""

import numpy as np

NAMES = ("mask_shared_across_batch",)
MAY = ()
FAILS = ("mask_per_element",)


def bernoulli_mask(shape, p, rng):
    if len(shape) == 1:
        return (rng.random(shape) >= p).astype(int)
    example = rng.random(shape[1:]) >= p
    return np.stack([example] * shape[0]).astype(int)
