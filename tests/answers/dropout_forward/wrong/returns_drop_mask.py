"""Returns True where an entry was dropped."""

import numpy as np

NAMES = ("mask_inverted",)
MAY = ()
FAILS = ("mask_reuse",)


def dropout_forward(x, p, rng):
    drop = rng.random(x.shape) < p
    return np.where(drop, 0.0, x / (1 - p)), drop
