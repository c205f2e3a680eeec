"""Divides a one-sided difference by 2h."""

import numpy as np

NAMES = ("halves_the_slope",)
MAY = ()
FAILS = ("slope", "central_difference", "any_shape")


def numerical_gradient(f, x):
    gradient, h = np.zeros(x.shape), 1e-5
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        gradient[i] = (f(x + step) - f(x)) / (2 * h)
    return gradient
