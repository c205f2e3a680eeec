"""Makes a generator of its own at each call."""

import numpy as np

NAMES = ("same_mask_every_call",)
MAY = ()
FAILS = ("fresh_mask", "uses_rng")


def inverted_dropout(x, p, rng):
    rng = np.random.default_rng(0)
    return x * (rng.random(x.shape) >= p) / (1 - p)
