"""Returns a list of rows."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("shape",)


def log_softmax(z):
    shifted = z - z.max(axis=-1, keepdims=True)
    return list(shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True)))
