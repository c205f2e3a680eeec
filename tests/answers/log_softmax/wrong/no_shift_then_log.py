"""Divides raw exponentials, then takes the logarithm."""

import numpy as np

NAMES = ("unstable_exp",)
MAY = ()
FAILS = ("stability",)


def log_softmax(z):
    e = np.exp(z)
    return np.log(e / e.sum(axis=-1, keepdims=True))
