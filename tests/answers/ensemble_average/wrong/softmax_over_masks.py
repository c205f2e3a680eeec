"""Normalises over the masks instead of the outputs."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("probabilities", "one_input", "all_masks", "many_inputs")


def ensemble_average(W, x, p):
    n = len(x)
    masks = (np.arange(2**n)[:, None] >> np.arange(n)) & 1
    weights = np.where(masks == 1, 1 - p, p).prod(axis=1)
    e = np.exp((masks * x / (1 - p)) @ W)
    return weights @ (e / e.sum(axis=0))
