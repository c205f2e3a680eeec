"""Replaces dropped entries by the mean of the input."""
import numpy as np

NAMES = ()
MAY = ("never_drops",)
FAILS = ("drop_rate", "scaling")


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = np.random.rand(*x.shape) >= self.p
        return np.where(self.mask, x / (1 - self.p), x.mean())

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
