"""Seeds a child generator from rng for each mask."""

import numpy as np


def dropout(x, p, rng, training):
    if not training:
        return x
    child = np.random.default_rng(rng.integers(2**63))
    keep = child.permuted(np.ones(x.shape)) * (child.random(x.shape) > p)
    return np.divide(x * keep, 1 - p)
