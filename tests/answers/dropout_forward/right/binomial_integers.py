"""Draws zeros and ones with binomial."""

import numpy as np


def dropout_forward(x, p, rng):
    mask = rng.binomial(1, 1 - p, size=x.shape)
    out = np.multiply(x, mask) / (1 - p)
    return out, mask
