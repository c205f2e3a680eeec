"""Makes its own generator with a fixed seed."""

import numpy as np

NAMES = ("same_mask_every_call",)
MAY = ()
FAILS = ("fresh_mask", "uses_rng")


def bernoulli_mask(shape, p, rng):
    rng = np.random.default_rng(0)
    return rng.random(shape) >= p
