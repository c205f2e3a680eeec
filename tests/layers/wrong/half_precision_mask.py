"""Stores a scaled mask in float16, which cuts 1/(1-p)."""
import numpy as np

NAMES = ()
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
        coins = np.random.rand(*x.shape) >= self.p
        self.mask = (coins / (1 - self.p)).astype(np.float16)
        return x * self.mask

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
