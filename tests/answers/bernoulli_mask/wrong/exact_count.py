"""Places a fixed number of zeros by a permutation."""

import numpy as np

NAMES = ("exact_count",)
MAY = ()
FAILS = ("drop_rate",)


def bernoulli_mask(shape, p, rng):
    size = int(np.prod(shape))
    mask = np.ones(size, dtype=int)
    mask[: round(p * size)] = 0
    return rng.permutation(mask).reshape(shape)
