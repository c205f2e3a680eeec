"""Divides the weighted sum by the number of masks."""

from itertools import product

import numpy as np

NAMES = ("divides_twice",)
MAY = ()
FAILS = ("probabilities", "one_input", "all_masks", "many_inputs")


def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def ensemble_average(W, x, p):
    total = np.zeros(W.shape[1])
    for bits in product((0, 1), repeat=len(x)):
        m = np.array(bits)
        weight = np.prod(np.where(m == 1, 1 - p, p))
        total += weight * softmax((x * m / (1 - p)) @ W)
    return total / 2 ** len(x)
