"""Lets the masks fall on the logits."""

from itertools import product

import numpy as np

NAMES = ("masks_outputs",)
MAY = ()
FAILS = ("one_input", "all_masks", "many_inputs")


def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def ensemble_average(W, x, p):
    total = np.zeros(W.shape[1])
    for bits in product((0, 1), repeat=W.shape[1]):
        m = np.array(bits)
        weight = np.prod(np.where(m == 1, 1 - p, p))
        total += weight * softmax(m * (x @ W) / (1 - p))
    return total
