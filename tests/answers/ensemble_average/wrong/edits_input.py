"""Divides x in place by 1 - p."""

from itertools import product

import numpy as np

NAMES = ("edits_input",)
MAY = ()
FAILS = ("input_unchanged",)


def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def ensemble_average(W, x, p):
    x /= 1 - p
    total = np.zeros(W.shape[1])
    for bits in product((0, 1), repeat=len(x)):
        m = np.array(bits)
        weight = np.prod(np.where(m == 1, 1 - p, p))
        total += weight * softmax((x * m) @ W)
    return total
