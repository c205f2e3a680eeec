"""Drops a fixed number of entries."""

import numpy as np

NAMES = ("exact_count",)
MAY = ()
FAILS = ("drop_rate",)


def original_dropout(x, p, rng, training):
    if not training:
        return x * (1 - p)
    dropped = rng.permutation(x.size)[: int(p * x.size)]
    mask = np.ones(x.size)
    mask[dropped] = 0
    return x * mask.reshape(x.shape)
