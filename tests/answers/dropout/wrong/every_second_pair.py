"""Uses each draw for two neighbours."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("mask_per_element",)


def dropout(x, p, rng, training):
    if not training:
        return x
    draws = np.repeat(rng.random(x.size), 2)[: x.size].reshape(x.shape)
    return x * (draws >= p) / (1 - p)
