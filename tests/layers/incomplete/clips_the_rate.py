"""Moves bad rates into range without a word."""
import numpy as np

LOSES = ("rate_validation",)


class DropoutLayer:
    def __init__(self, p):
        self.p = min(max(p, 0.0), 0.999)
        self.gen = np.random.default_rng()
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = self.gen.binomial(1, 1 - self.p, x.shape) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
