"""Returns an array without axes."""

import numpy as np


def dropout_penalty(X, w, p):
    return np.asarray(np.einsum("ij,ij,j,j->", X, X, w, w) * p / (1 - p))
