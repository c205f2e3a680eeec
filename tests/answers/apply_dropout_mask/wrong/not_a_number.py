"""Puts NaN where a zero belongs."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("dropped_zero",)


def apply_dropout_mask(x, mask):
    return np.where(mask, x, np.nan)
