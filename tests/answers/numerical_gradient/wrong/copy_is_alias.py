"""Takes two names of one array for two copies, so that nothing differs."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("slope", "central_difference", "any_shape")


def numerical_gradient(f, x):
    x = np.array(x, dtype=float)
    gradient, h = np.zeros(x.shape), 1e-5
    for i in np.ndindex(x.shape):
        up = down = x.copy()
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient
