"""Forgets to return anything at inference."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("shape",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p

    def forward(self, x, training=True):
        self.mask = None
        if training:
            self.mask = np.random.rand(*x.shape) >= self.p
            return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
