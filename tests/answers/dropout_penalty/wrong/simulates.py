"""Estimates the variance from random masks."""

import numpy as np

NAMES = ("samples_masks",)
MAY = ()
FAILS = ("exact", "one_input")


def dropout_penalty(X, w, p):
    masks = (np.random.rand(2000, *X.shape) >= p) / (1 - p)
    return ((masks * X) @ w).var(axis=0).sum()
