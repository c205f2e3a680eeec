"""Loses the axis of the maximum and of the sum."""

import numpy as np

NAMES = ("missing_keepdims",)
MAY = ()
FAILS = ("shape", "log_probabilities")


def log_softmax(z):
    shifted = z - z.max(axis=-1)
    return shifted - np.log(np.exp(shifted).sum(axis=-1))
