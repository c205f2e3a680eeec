"""Takes the plain mean over the sub-networks."""

from itertools import product

import numpy as np

NAMES = ("uniform_weights",)
MAY = ()
FAILS = ("one_input", "all_masks", "many_inputs", "zero_rate")


def softmax(z):
    e = np.exp(z - z.max())
    return e / e.sum()


def ensemble_average(W, x, p):
    masks = product([0, 1], repeat=len(x))
    return np.mean([softmax(x * np.array(m) / (1 - p) @ W) for m in masks], axis=0)
