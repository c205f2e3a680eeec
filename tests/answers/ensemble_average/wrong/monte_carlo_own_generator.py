"""Averages few masks of a fresh generator."""

import numpy as np

NAMES = ("samples_masks",)
MAY = ()
FAILS = ("exact",)


def ensemble_average(W, x, p):
    rng = np.random.default_rng()
    total = np.zeros(W.shape[1])
    for _ in range(20):
        z = (x * (rng.random(x.shape) >= p) / (1 - p)) @ W
        total += np.exp(z) / np.exp(z).sum()
    return total / 20
