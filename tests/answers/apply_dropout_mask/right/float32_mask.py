"""Casts everything to float32 first."""

import numpy as np


def apply_dropout_mask(x, mask):
    return x.astype(np.float32) * mask.astype(np.float32)
