"""Fills an array of integers, which cuts the decimals."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("scaling",)


def apply_dropout_mask(x, mask):
    y = np.zeros(x.shape, dtype=int)
    y[mask != 0] = x[mask != 0]
    return y
