"""Drops a fixed number of entries."""

import numpy as np

NAMES = ("exact_count",)
MAY = ()
FAILS = ("drop_rate",)


def dropout_forward(x, p, rng):
    mask = np.ones(x.size)
    mask[: round(p * x.size)] = 0
    mask = rng.permutation(mask).reshape(x.shape)
    return x * mask / (1 - p), mask
