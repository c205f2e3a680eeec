"""Visits every index of an array of any shape."""

import numpy as np


def halve(x):
    result = np.zeros(x.shape)
    for index in np.ndindex(*x.shape):
        result[index] = 0.5 * x[index]
    return result
