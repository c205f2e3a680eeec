"""Drops the smallest entries, a share p of them."""

import numpy as np

NAMES = ("same_mask_every_call",)
MAY = ()
FAILS = ("drop_rate", "fresh_mask")


def inverted_dropout(x, p, rng):
    noisy = x + 0.01 * rng.normal(size=x.shape)
    return x * (noisy >= np.quantile(noisy, p)) / (1 - p)
