"""Draws a new rate around p at each call."""
import numpy as np

NAMES = ()
MAY = ("correlated_mask",)
FAILS = ()


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        spread = min(self.p, 1 - self.p) * 0.9
        rate = np.random.uniform(self.p - spread, self.p + spread)
        self.mask = np.random.rand(*x.shape) >= rate
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
