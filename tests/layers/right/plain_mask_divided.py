"""Keeps a plain 0/1 mask and divides in a separate step."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if training:
            self.mask = np.random.binomial(1, 1 - self.p, size=x.shape)
            return x * self.mask / (1 - self.p)
        self.mask = None
        return x

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
