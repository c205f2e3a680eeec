"""Adds h to all entries at once and repeats the one number."""

import numpy as np

NAMES = ("nudges_all_at_once",)
MAY = ()
FAILS = ("slope", "central_difference", "any_shape")


def numerical_gradient(f, x):
    h = 1e-5
    return np.full(x.shape, (f(x + h) - f(x - h)) / (2 * h))
