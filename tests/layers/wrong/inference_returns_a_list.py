"""Turns the array into a list at inference."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("shape",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = np.ones(1)

    def forward(self, x, training=True):
        if training:
            self.mask = np.random.binomial(1, 1 - self.p, x.shape) / (1 - self.p)
            return x * self.mask
        self.mask = np.ones(x.shape)
        return list(x)

    def backward(self, grad):
        return grad * self.mask
