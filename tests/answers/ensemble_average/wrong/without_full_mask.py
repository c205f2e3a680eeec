"""Stops one number too early."""

import numpy as np

NAMES = ("leaves_out_a_mask",)
MAY = ()
FAILS = ("probabilities", "one_input", "all_masks")


def ensemble_average(W, x, p):
    total = np.zeros(W.shape[1])
    for number in range(2 ** len(x) - 1):
        m = (number >> np.arange(len(x))) & 1
        z = (x * m / (1 - p)) @ W
        weight = np.prod(np.where(m == 1, 1 - p, p))
        total += weight * np.exp(z) / np.exp(z).sum()
    return total
