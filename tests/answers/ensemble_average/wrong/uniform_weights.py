"""Gives every mask the same weight."""

from itertools import product

import numpy as np

NAMES = ("uniform_weights",)
MAY = ()
FAILS = ("one_input", "all_masks", "many_inputs", "zero_rate")


def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def ensemble_average(W, x, p):
    total = np.zeros(W.shape[1])
    for bits in product((0, 1), repeat=len(x)):
        m = np.array(bits)
        total += softmax((x * m / (1 - p)) @ W) / 2 ** len(x)
    return total
