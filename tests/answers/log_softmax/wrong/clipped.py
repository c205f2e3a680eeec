"""Bounds the probabilities from below."""

import numpy as np

NAMES = ("epsilon_in_log",)
MAY = ()
FAILS = ("stability",)


def log_softmax(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return np.log(np.maximum(e / e.sum(axis=-1, keepdims=True), 1e-15))
