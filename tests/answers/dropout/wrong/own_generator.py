"""Makes an unseeded generator of its own."""

import numpy as np

NAMES = ("ignores_rng",)
MAY = ()
FAILS = ("uses_rng",)


def dropout(x, p, rng, training):
    if not training:
        return x
    keep = np.random.default_rng().random(x.shape) >= p
    return x * keep / (1 - p)
