"""Drops the same number of entries each time."""

import numpy as np

NAMES = ("exact_count",)
MAY = ()
FAILS = ("drop_rate",)


def inverted_dropout(x, p, rng):
    mask = np.ones(x.size)
    mask[rng.choice(x.size, size=int(round(p * x.size)), replace=False)] = 0
    return x * mask.reshape(x.shape) / (1 - p)
