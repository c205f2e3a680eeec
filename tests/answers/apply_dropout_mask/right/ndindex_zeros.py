"""Fills an array of zeros through every index."""

import numpy as np


def apply_dropout_mask(x: np.ndarray, mask: np.ndarray) -> np.ndarray:
    """Return a new array: x where mask is 1, else 0."""
    result = np.zeros_like(x)
    for index in np.ndindex(*x.shape):
        if mask[index] == 1:
            result[index] = x[index]
    return result
