"""Edits float input in place and takes the step back, up to rounding."""

import numpy as np


def numerical_gradient(f, x):
    if x.dtype != np.float64:
        x = x.astype(np.float64)
    grad = np.zeros(x.shape)
    for i in np.ndindex(x.shape):
        x[i] += 1e-4
        high = f(x)
        x[i] -= 2e-4
        low = f(x)
        x[i] += 1e-4
        grad[i] = (high - low) / 2e-4
    return grad
