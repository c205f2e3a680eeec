"""Makes the two copies once, before the loop, and never takes a step back."""

import numpy as np

NAMES = ("nudges_add_up",)
MAY = ()
FAILS = ("slope", "central_difference", "any_shape")


def numerical_gradient(f, x):
    up, down = np.array(x, dtype=float), np.array(x, dtype=float)
    gradient, h = np.zeros(x.shape), 1e-5
    for i in np.ndindex(x.shape):
        up[i] += h
        down[i] -= h
        gradient[i] = (f(up) - f(down)) / (2 * h)
    return gradient
