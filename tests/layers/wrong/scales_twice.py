"""Divides a mask that was divided already."""
import numpy as np

NAMES = ("scales_twice",)
MAY = ()
FAILS = ("scaling",)


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
        self.mask = np.random.binomial(1, 1 - self.p, size=x.shape) / (1 - self.p)
        out = x * self.mask
        return out / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
