"""Draws one row of single-precision coins and folds it into shape."""

import numpy as np


def bernoulli_mask(shape, p, rng):
    drops = rng.uniform(size=int(np.prod(shape))) < p
    return np.where(drops, 0, 1).astype(np.float32).reshape(shape)
