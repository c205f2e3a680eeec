"""Draws the coins one by one from a flat view."""

import numpy as np


def original_dropout(x, p, rng, training):
    if not training:
        return np.multiply(x, 1.0 - p)
    coins = [rng.random() > p for _ in range(x.size)]
    return np.where(np.reshape(coins, x.shape), x, 0)
