"""Loops over the first axis only."""

import numpy as np

NAMES = ("only_some_shapes",)
MAY = ()
FAILS = ("any_shape",)


def apply_dropout_mask(x, mask):
    y = np.zeros(len(x))
    for i in range(len(x)):
        if mask[i]:
            y[i] = x[i]
    return y
