"""Works with NumPy numbers and returns one."""

import numpy as np


def drop_rate_from_keep_probability(keep):
    keep = np.float64(keep)
    if np.logical_or(keep <= 0, keep > 1):
        raise ValueError("a keep probability is above 0 and at most 1")
    return np.subtract(1, keep)
