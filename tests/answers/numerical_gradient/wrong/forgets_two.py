"""Divides by h although the two points are 2h apart."""

import numpy as np

NAMES = ("forgets_factor_two",)
MAY = ()
FAILS = ("slope", "central_difference", "any_shape")


def numerical_gradient(f, x):
    gradient, h = np.zeros(x.shape), 1e-5
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / h
    return gradient
