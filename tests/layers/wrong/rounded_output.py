"""Rounds kept values to two decimals."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("scaling",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training or self.p == 0:
            self.mask = None
            return x
        self.mask = np.random.random(x.shape) >= self.p
        return np.round(x * self.mask / (1 - self.p), 2)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
