"""Makes a new generator without a seed at every call."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("uses_rng",)


def bernoulli_mask(shape, p, rng):
    rng = np.random.default_rng()
    return (rng.random(shape) >= p).astype(int)
