"""Divides exponentials shifted by one maximum for all."""

import numpy as np

NAMES = ("max_over_array",)
MAY = ("log_of_softmax",)
FAILS = ("stability",)


def log_softmax(z):
    e = np.exp(z - np.max(z))
    return np.log(e / e.sum(axis=-1, keepdims=True))
