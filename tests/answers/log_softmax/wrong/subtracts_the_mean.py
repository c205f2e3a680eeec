"""Shifts by the mean, which leaves large exponents."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("stability",)


def log_softmax(z):
    shifted = z - z.mean(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
