"""Float32 draws and a float32 scale, put together by np.where."""

import numpy as np


def dropout(x, p, rng, training):
    if not training:
        return np.array(x)
    drop = rng.random(x.shape, dtype=np.float32) < p
    scale = np.where(drop, np.float32(0), np.float32(1 / (1 - p)))
    return x * scale
