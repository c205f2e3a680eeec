"""Sums over the whole array."""

import numpy as np

NAMES = ("sums_whole_array",)
MAY = ()
FAILS = ("log_probabilities",)


def log_softmax(z):
    shifted = z - z.max()
    return shifted - np.log(np.exp(shifted).sum())
