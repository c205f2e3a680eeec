"""Wraps a scalar coin with np.vectorize."""
import random

import numpy as np


def coin(_, p):
    return 0.0 if random.random() < p else 1.0


toss = np.vectorize(coin, otypes=[float])


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = toss(x, self.p)
        return np.multiply(x, self.mask) / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return np.multiply(grad, self.mask) / (1 - self.p)
