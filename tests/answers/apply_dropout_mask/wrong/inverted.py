"""Reads a 1 as the order to drop."""

import numpy as np

NAMES = ("mask_inverted",)
MAY = ()
FAILS = ("dropped_zero", "scaling", "any_shape", "mask_kinds")


def apply_dropout_mask(x, mask):
    return np.where(mask, 0, x)
