"""Takes f(x) - f(x - h)."""

import numpy as np

NAMES = ("one_sided_difference",)
MAY = ()
FAILS = ("central_difference",)


def numerical_gradient(f, x):
    gradient, h = np.zeros(x.shape), 1e-4
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        gradient[i] = (f(x) - f(x - step)) / h
    return gradient
