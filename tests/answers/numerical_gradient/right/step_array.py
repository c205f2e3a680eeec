"""Adds and subtracts an array that is h in one place."""

import numpy as np


def numerical_gradient(f, x):
    gradient, h = np.zeros(x.shape), 1e-5
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient
