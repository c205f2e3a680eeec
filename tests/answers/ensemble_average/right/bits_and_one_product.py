"""Reads all masks off the bits of the whole numbers."""

import numpy as np


def ensemble_average(W, x, p):
    n = x.size
    masks = (np.arange(2**n)[:, None] >> np.arange(n)) & 1  # (masks, inputs)
    kept = masks.sum(axis=1)
    weights = (1 - p) ** kept * p ** (n - kept)
    logits = (masks * x / (1 - p)) @ W
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return weights @ (e / e.sum(axis=1, keepdims=True))
