"""Rolls the previous mask by one instead of drawing."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("fresh_mask",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.store = None
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        if self.store is None or self.store.shape != x.shape:
            self.store = np.random.rand(*x.shape) >= self.p
        else:
            self.store = np.roll(self.store, 1)
        self.mask = self.store
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
