"""Takes the logarithm of a stable softmax."""

import numpy as np

NAMES = ("log_of_softmax",)
MAY = ()
FAILS = ("stability",)


def log_softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return np.log(e / e.sum(axis=-1, keepdims=True))
