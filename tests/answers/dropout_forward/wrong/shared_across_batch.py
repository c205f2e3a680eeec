"""Draws one row and uses it for all examples."""

import numpy as np

NAMES = ("mask_shared_across_batch",)
MAY = ()
FAILS = ("mask_per_element",)


def dropout_forward(x, p, rng):
    mask = np.broadcast_to(rng.random(x.shape[-1]) >= p, x.shape)
    return x * mask / (1 - p), mask
