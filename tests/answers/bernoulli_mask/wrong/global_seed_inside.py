"""Sets the global seed at every call."""

import numpy as np

NAMES = ("same_mask_every_call",)
MAY = ()
FAILS = ("fresh_mask", "uses_rng")


def bernoulli_mask(shape, p, rng):
    np.random.seed(42)
    return (np.random.rand(*shape) >= p).astype(float)
