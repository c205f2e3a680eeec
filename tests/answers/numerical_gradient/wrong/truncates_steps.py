"""Nudges copies of an integer array, which cuts the step off."""

import numpy as np

NAMES = ("truncates_integers",)
MAY = ()
FAILS = ("float64",)


def numerical_gradient(f, x):
    gradient, h = np.zeros(x.shape), 1e-5
    for i in np.ndindex(x.shape):
        up, down = x.copy(), x.copy()
        up[i] = x[i] + h
        down[i] = x[i] - h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient
