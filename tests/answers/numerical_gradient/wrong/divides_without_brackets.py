"""Writes / 2 * h, which multiplies by h."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("slope", "central_difference", "any_shape")


def numerical_gradient(f, x):
    gradient, h = np.zeros(x.shape), 1e-5
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / 2 * h
    return gradient
