"""Chooses among 0 and 1 for a flat copy, then restores the shape."""

import numpy as np


def inverted_dropout(x, p, rng):
    flat = x.reshape(-1)
    chosen = rng.choice([False, True], size=flat.size, p=[p, 1 - p])
    return np.where(chosen, flat / (1 - p), 0.0).reshape(x.shape)
