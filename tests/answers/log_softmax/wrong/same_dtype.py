"""Fills an array of the dtype of the scores."""

import numpy as np

NAMES = ("truncates_integers",)
MAY = ()
FAILS = ("integers",)


def log_softmax(z):
    out = np.zeros_like(z)
    shifted = z - z.max(axis=-1, keepdims=True)
    out[...] = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return out
