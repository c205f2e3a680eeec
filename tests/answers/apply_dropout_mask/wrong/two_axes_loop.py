"""Counts on rows and columns."""

import numpy as np

NAMES = ("only_some_shapes",)
MAY = ()
FAILS = ("shape", "any_shape", "mask_kinds")


def apply_dropout_mask(x, mask):
    rows, columns = x.shape
    y = np.zeros((rows, columns))
    for i in range(rows):
        for j in range(columns):
            y[i, j] = x[i, j] * mask[i, j]
    return y
