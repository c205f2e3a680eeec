"""Copies the array as floats and divides the copy in place."""

import numpy as np


def halve(x):
    y = np.array(x, dtype=float)
    y /= 2
    return y
