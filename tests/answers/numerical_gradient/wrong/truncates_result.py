"""Makes the gradient with zeros_like, which holds integers for integers."""

import numpy as np

NAMES = ("truncates_integers",)
MAY = ()
FAILS = ("float64",)


def numerical_gradient(f, x):
    gradient, h = np.zeros_like(x), 1e-3
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient
