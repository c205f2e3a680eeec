"""Throws one coin for each row."""

import numpy as np

NAMES = ("mask_shared_within_example",)
MAY = ()
FAILS = ("mask_per_element",)


def bernoulli_mask(shape, p, rng):
    coins = (rng.random((*shape[:-1], 1)) >= p).astype(int)
    return coins * np.ones(shape, dtype=int)
