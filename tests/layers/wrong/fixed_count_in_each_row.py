"""Drops the same number of entries in every row."""
import numpy as np

NAMES = ()
MAY = ("exact_count",)
FAILS = ("drop_rate",)


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
        k = int(round(self.p * x.shape[-1]))
        order = np.argsort(np.random.rand(*x.shape), axis=-1)
        ranks = np.argsort(order, axis=-1)
        self.mask = (ranks >= k) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
