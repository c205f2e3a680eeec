"""Returns the gradient as a flat array."""

import numpy as np

NAMES = ("only_some_shapes",)
MAY = ()
FAILS = ("shape",)


def numerical_gradient(f, x):
    h = 1e-4
    steps = h * np.eye(x.size).reshape(x.size, *x.shape)
    return np.array([f(x + s) - f(x - s) for s in steps]) / (2 * h)
