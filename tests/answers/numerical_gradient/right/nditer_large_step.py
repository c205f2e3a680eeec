"""Walks with nditer and takes the largest step that is allowed."""

import numpy as np


def numerical_gradient(f, x, h=1e-3):
    x = x.astype(np.float64)
    result = np.empty(x.shape)
    walk = np.nditer(x, flags=["multi_index"])
    for value in walk:
        where = walk.multi_index
        up, down = x.copy(), x.copy()
        up[where], down[where] = value + h, value - h
        result[where] = (f(up) - f(down)) / (2 * h)
    return result
