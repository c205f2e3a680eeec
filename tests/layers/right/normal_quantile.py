"""Compares normal draws with the quantile of p, which is exact."""
from statistics import NormalDist

import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.cut = NormalDist().inv_cdf(p) if p > 0 else -np.inf

    def forward(self, x, training=True):
        self.trained = training
        if not training:
            return x
        self.mask = np.random.randn(*x.shape) > self.cut
        return np.where(self.mask, x / (1 - self.p), 0.0)

    def backward(self, grad):
        if not self.trained:
            return grad
        return np.where(self.mask, grad / (1 - self.p), 0.0)
