"""Counts to x.size and indexes the first axis with it."""

import numpy as np

NAMES = ("only_some_shapes",)
MAY = ()
FAILS = ("shape", "any_shape")


def numerical_gradient(f, x):
    x = np.array(x, dtype=float)
    gradient, h = np.zeros(x.shape), 1e-5
    for i in range(x.size):
        old = x[i]
        x[i] = old + h
        above = f(x)
        x[i] = old - h
        gradient[i] = (above - f(x)) / (2 * h)
        x[i] = old
    return gradient
