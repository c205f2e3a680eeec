"""Raises ValueError for p = 0 as well."""
import numpy as np

LOSES = ("zero_rate",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 < p < 1:
            raise ValueError("p must be strictly between 0 and 1")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = np.random.rand(*x.shape) > self.p
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
