"""Uses every coin for two neighbours."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("mask_per_element",)


def bernoulli_mask(shape, p, rng):
    size = int(np.prod(shape))
    coins = rng.random((size + 1) // 2) >= p
    return np.repeat(coins, 2)[:size].reshape(shape).astype(int)
