"""Subtracts the sum instead of its logarithm."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("log_probabilities",)


def log_softmax(z):
    shifted = z - z.max(axis=-1, keepdims=True)
    return shifted - np.exp(shifted).sum(axis=-1, keepdims=True)
