"""Makes a generator of its own with a fixed seed."""

import numpy as np

NAMES = ("same_mask_every_call",)
MAY = ()
FAILS = ("fresh_mask", "uses_rng")


def dropout(x, p, rng, training):
    if not training:
        return x
    keep = np.random.default_rng(0).random(x.shape) >= p
    return x * keep / (1 - p)
