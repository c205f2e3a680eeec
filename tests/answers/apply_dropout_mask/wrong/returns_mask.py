"""Returns the mask as numbers, without x."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("scaling",)


def apply_dropout_mask(x, mask):
    return np.where(mask, 1.0, 0.0)
