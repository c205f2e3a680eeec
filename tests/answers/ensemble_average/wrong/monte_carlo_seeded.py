"""Averages random masks of one fixed seed."""

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("one_input", "all_masks", "many_inputs")


def ensemble_average(W, x, p):
    masks = np.random.default_rng(0).random((500, len(x))) >= p
    logits = (masks * x / (1 - p)) @ W
    e = np.exp(logits)
    return (e / e.sum(axis=1, keepdims=True)).mean(axis=0)
