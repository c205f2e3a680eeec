"""Keeps the mask as float32, which is off by 5e-8 in the scale."""

import numpy as np


def dropout_forward(x, p, rng):
    mask = (rng.uniform(size=x.shape) > p).astype(np.float32)
    scaled = mask / np.float32(1 - p)
    return x * scaled, mask
