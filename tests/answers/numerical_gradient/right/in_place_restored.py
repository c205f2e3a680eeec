"""Nudges a float copy in place and puts the old number back."""

import numpy as np


def numerical_gradient(f, x):
    v = np.array(x, dtype=float)
    gradient = np.zeros_like(v)
    h = 1e-6
    for i in np.ndindex(v.shape):
        old = v[i]
        v[i] = old + h
        above = f(v)
        v[i] = old - h
        below = f(v)
        v[i] = old
        gradient[i] = (above - below) / (2 * h)
    return gradient
