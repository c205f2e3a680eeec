"""Divides by the share of entries that this mask kept."""

import numpy as np

NAMES = ("scales_by_realised_fraction",)
MAY = ()
FAILS = ("scaling",)


def inverted_dropout(x, p, rng):
    mask = rng.random(x.shape) >= p
    with np.errstate(all="ignore"):
        return x * mask / mask.mean()
