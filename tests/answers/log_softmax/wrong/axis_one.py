"""Knows of rows only."""

import numpy as np

NAMES = ("only_two_axes",)
MAY = ()
FAILS = ("any_axes",)


def log_softmax(z):
    shifted = z - z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
