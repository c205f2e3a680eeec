"""Checks the rate only when forward is called."""
import numpy as np

LOSES = ("rate_validation",)


class DropoutLayer:
    def __init__(self, p):
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not 0 <= self.p < 1:
            raise ValueError("p must be in [0, 1)")
        if not training:
            self.mask = None
            return x
        self.mask = np.random.random_sample(x.shape) >= self.p
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
