"""Keeps its mask in single precision, so that results are off by 5e-8."""

import numpy as np


def inverted_dropout(x, p, rng):
    mask = (rng.random(x.shape, dtype=np.float32) >= p).astype(np.float32) / np.float32(1 - p)
    return mask * x
