"""Takes the logarithm of base two."""

import numpy as np

NAMES = ("other_logarithm",)
MAY = ()
FAILS = ("log_probabilities",)


def log_softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return np.log2(e / e.sum(axis=-1, keepdims=True))
