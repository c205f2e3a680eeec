"""Subtracts the largest score of each column."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("log_probabilities", "stability")


def log_softmax(z):
    shifted = z - z.max(axis=0)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
