"""Flips one coin after another in a loop."""

import numpy as np


def inverted_dropout(x, p, rng):
    out = np.zeros(x.shape)
    for place in np.ndindex(x.shape):
        if rng.uniform() < 1 - p:
            out[place] = x[place] / (1 - p)
    return out
