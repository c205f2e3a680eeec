"""Copies x and writes into the copy."""

import numpy as np


class AlphaDropout:
    def __init__(self, p):
        self.p = p

    def forward(self, x, training=True):
        self.dropped = np.zeros(x.shape, bool)
        self.a, b = 1.0, 0.0
        if training:
            d, p = -1.7580993408473766, self.p
            self.a = 1 / np.sqrt((1 - p) * (1 + p * d * d))
            b = -self.a * d * p
            self.dropped = np.random.binomial(1, p, x.shape).astype(bool)
        out = x.astype(float)
        out[self.dropped] = -1.7580993408473766
        return self.a * out + b

    def backward(self, grad):
        return np.where(self.dropped, 0.0, grad * self.a)
