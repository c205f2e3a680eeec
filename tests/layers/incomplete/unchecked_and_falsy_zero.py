"""Checks no rate and replaces p = 0 by a default."""
import numpy as np

LOSES = ("rate_validation", "zero_rate")


class DropoutLayer:
    def __init__(self, p=0.5):
        self.p = p if p else 0.5
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = np.random.uniform(0, 1, x.shape) > self.p
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
