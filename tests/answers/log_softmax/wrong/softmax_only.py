"""Returns the probabilities."""

import numpy as np

NAMES = ("missing_log",)
MAY = ()
FAILS = ("log_probabilities",)


def log_softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)
