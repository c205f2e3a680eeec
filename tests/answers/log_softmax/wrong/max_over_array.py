"""Subtracts the largest score of the whole array."""

import numpy as np

NAMES = ("max_over_array",)
MAY = ()
FAILS = ("stability",)


def log_softmax(z):
    shifted = z - z.max()
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
