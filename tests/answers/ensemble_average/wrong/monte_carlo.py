"""Averages a thousand random masks."""

import numpy as np

NAMES = ("samples_masks",)
MAY = ()
FAILS = ("exact",)


def ensemble_average(W, x, p):
    masks = np.random.rand(1000, len(x)) >= p
    logits = (masks * x / (1 - p)) @ W
    e = np.exp(logits)
    return (e / e.sum(axis=1, keepdims=True)).mean(axis=0)
