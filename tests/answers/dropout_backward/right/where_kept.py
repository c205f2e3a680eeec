"""Selects the divided gradient where the mask kept."""

import numpy as np


def dropout_backward(grad, mask, p):
    kept = np.asarray(mask) != 0
    return np.where(kept, grad / (1.0 - p), 0)
