"""Drops a share p exactly, at shuffled places."""

import numpy as np

NAMES = ("exact_count",)
MAY = ()
FAILS = ("drop_rate",)


def dropout(x, p, rng, training):
    if not training:
        return x
    keep = np.arange(x.size) >= round(p * x.size)
    return x * rng.permutation(keep).reshape(x.shape) / (1 - p)
