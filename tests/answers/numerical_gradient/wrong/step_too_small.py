"""Takes central differences with h = 1e-12, where rounding rules."""

import numpy as np

NAMES = ("step_too_small",)
MAY = ()
FAILS = ("central_difference",)


def numerical_gradient(f, x):
    gradient, h = np.zeros(x.shape), 1e-12
    for i in np.ndindex(x.shape):
        step = np.zeros(x.shape)
        step[i] = h
        gradient[i] = (f(x + step) - f(x - step)) / (2 * h)
    return gradient
