"""Halves row after row down to single numbers, and prints on the way."""

import numpy as np


def halve(x):
    print("halving", np.shape(x))
    if np.ndim(x) == 0:
        return x * 0.5
    return np.array([halve(row) for row in x])
