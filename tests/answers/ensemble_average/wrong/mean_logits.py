"""Averages logits and forgets softmax."""

from itertools import product

import numpy as np

NAMES = ("averages_logits",)
MAY = ()
FAILS = ("probabilities", "one_input", "all_masks", "many_inputs")


def ensemble_average(W, x, p):
    total = np.zeros(W.shape[1])
    for bits in product((0, 1), repeat=len(x)):
        m = np.array(bits)
        total += np.prod(np.where(m == 1, 1 - p, p)) * ((x * m / (1 - p)) @ W)
    return total
