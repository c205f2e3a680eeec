"""Writes a helper for the logarithm of the sum."""

import numpy as np


def log_sum_exp(z):
    m = np.max(z, axis=-1, keepdims=True)
    return m + np.log(np.sum(np.exp(z - m), axis=-1, keepdims=True))


def log_softmax(z):
    return z - log_sum_exp(z)
