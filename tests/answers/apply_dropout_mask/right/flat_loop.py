"""Walks over the flattened arrays, entry by entry."""

import numpy as np


def apply_dropout_mask(x, mask):
    values, keep = x.ravel(), mask.ravel()
    out = []
    for i in range(x.size):
        if keep[i]:
            out.append(values[i])
        else:
            out.append(0.0)
    return np.array(out).reshape(x.shape)
