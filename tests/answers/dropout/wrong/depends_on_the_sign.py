"""Drops positive entries more readily than negative ones."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("mask_per_element",)


def dropout(x, p, rng, training):
    if not training:
        return x
    keep = rng.random(x.shape) >= p + 0.2 * np.sign(x)
    return x * keep / (1 - p)
