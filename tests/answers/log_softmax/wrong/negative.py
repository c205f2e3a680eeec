"""Returns the loss of each class."""

import numpy as np

NAMES = ("sign_reversed",)
MAY = ()
FAILS = ("log_probabilities",)


def log_softmax(z):
    shifted = z - z.max(axis=-1, keepdims=True)
    return np.log(np.exp(shifted).sum(axis=-1, keepdims=True)) - shifted
