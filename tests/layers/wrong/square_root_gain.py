"""Divides by the root of 1 - p to keep the variance."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("scaling", "gradient_scaling")


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
        self.mask = (np.random.rand(*x.shape) > self.p) / np.sqrt(1 - self.p)
        return x * self.mask

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
