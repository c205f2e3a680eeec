"""Takes f(x + h) - f(x) with h = 0.01."""

import numpy as np

NAMES = ("one_sided_difference",)
MAY = ()
FAILS = ("central_difference",)


def numerical_gradient(f, x):
    gradient, h = np.zeros(x.shape), 0.01
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        gradient[i] = (f(x + step) - f(x)) / h
    return gradient
