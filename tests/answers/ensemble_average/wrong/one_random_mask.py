"""Runs one random sub-network."""

import numpy as np

NAMES = ("samples_masks",)
MAY = ()
FAILS = ("exact",)


def ensemble_average(W, x, p):
    z = (x * (np.random.rand(len(x)) >= p) / (1 - p)) @ W
    return np.exp(z) / np.exp(z).sum()
