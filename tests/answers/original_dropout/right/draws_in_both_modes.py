"""Draws a mask that inference then leaves unused."""

import numpy as np


def original_dropout(x, p, rng, training):
    mask = (rng.random(x.shape) >= p).astype(np.float32)
    factor = mask if training else np.full_like(mask, 1 - p)
    return x * factor
