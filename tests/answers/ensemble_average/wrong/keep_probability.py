"""Takes p for the probability of keeping."""

from itertools import product

import numpy as np

NAMES = ("keep_drop_swapped",)
MAY = ()
FAILS = ("one_input", "all_masks", "many_inputs")


def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def ensemble_average(W, x, p):
    total = np.zeros(W.shape[1])
    for bits in product((0, 1), repeat=len(x)):
        m = np.array(bits)
        weight = np.prod(np.where(m == 1, p, 1 - p))
        total += weight * softmax((x * m / p) @ W)
    return total
