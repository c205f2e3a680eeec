"""Chooses between x and zero."""

import numpy as np


def apply_dropout_mask(x, mask):
    return np.where(mask, x, 0)
