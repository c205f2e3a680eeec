"""Edits x in place and does not put the numbers back."""

import numpy as np

NAMES = ("edits_input",)
MAY = ("truncates_integers",)
FAILS = ("input_unchanged", "float64")


def numerical_gradient(f, x):
    gradient, h = np.zeros(x.shape), 1e-6
    for i in np.ndindex(x.shape):
        x[i] += h
        above = f(x)
        x[i] -= 2 * h
        gradient[i] = (above - f(x)) / (2 * h)
    return gradient
