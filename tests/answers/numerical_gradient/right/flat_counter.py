"""Counts through the flat view of a copy, as a loop of the textbook kind."""

import numpy as np


def numerical_gradient(f, x):
    copy = np.array(x, dtype="float64")
    flat = copy.reshape(-1)
    slopes = []
    for k in range(flat.size):
        flat[k] += 1e-5
        high = f(copy)
        flat[k] -= 2e-5
        low = f(copy)
        flat[k] += 1e-5
        slopes.append((high - low) / 2e-5)
    return np.reshape(slopes, x.shape)
