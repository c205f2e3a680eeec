"""Loops over len(x) only, so that whole rows are nudged."""

import numpy as np

NAMES = ("only_some_shapes",)
MAY = ()
FAILS = ("any_shape",)


def numerical_gradient(f, x):
    x = np.array(x, dtype=float)
    gradient, h = np.zeros(x.shape), 1e-5
    for i in range(len(x)):
        step = np.zeros(x.shape)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient
