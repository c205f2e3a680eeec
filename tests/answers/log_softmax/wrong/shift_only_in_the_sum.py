"""Forgets that the sum was shifted."""

import numpy as np

NAMES = ("shift_not_undone",)
MAY = ()
FAILS = ("log_probabilities",)


def log_softmax(z):
    m = z.max(axis=-1, keepdims=True)
    return z - np.log(np.exp(z - m).sum(axis=-1, keepdims=True))
