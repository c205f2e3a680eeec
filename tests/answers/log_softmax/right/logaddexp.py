"""Lets NumPy add in the logarithm."""

import numpy as np


def log_softmax(z):
    total = np.logaddexp.reduce(z, axis=-1)
    return z - total[..., None]
