"""Doubles two tables, one of weights and one of logits."""

import numpy as np


def ensemble_average(W, x, p):
    weights = np.ones(1)
    logits = np.zeros((1, W.shape[1]))
    for row, value in zip(W, x, strict=True):
        weights = np.concatenate([weights * p, weights * (1 - p)])
        logits = np.concatenate([logits, logits + row * value / (1 - p)])
    e = np.exp(logits)
    return (weights[:, None] * e / e.sum(axis=1)[:, None]).sum(axis=0)
