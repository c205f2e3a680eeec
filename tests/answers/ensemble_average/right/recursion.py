"""Splits on the last input, dropped or kept."""

import numpy as np


def ensemble_average(W, x, p):
    def average(rest, logits):
        if rest == 0:
            e = np.exp(logits)
            return e / e.sum()
        kept = logits + x[rest - 1] / (1 - p) * W[rest - 1]
        return p * average(rest - 1, logits) + (1 - p) * average(rest - 1, kept)

    return average(len(x), np.zeros(W.shape[1]))
