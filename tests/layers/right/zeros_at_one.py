"""Accepts p = 1 as well and then drops everything."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p > 1:
            raise ValueError("p is a probability")
        self.p = p
        self.scale = 0.0 if p == 1 else 1.0 / (1.0 - p)

    def forward(self, x, training=True):
        if not training:
            self.mask = np.ones(x.shape)
            return x
        self.mask = (np.random.rand(*x.shape) >= self.p) * self.scale
        return x * self.mask

    def backward(self, grad):
        return grad * self.mask
