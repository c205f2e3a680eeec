"""Returns a copy at inference; binomial draws with a pre-scaled mask."""

import numpy as np  # noqa: F401


def dropout(x, p, rng, training=True):
    if training:
        scale = rng.binomial(1, 1 - p, size=x.shape) / (1 - p)
        return scale * x
    return x.copy()
