"""Drops exactly round(p * n) entries by a permutation."""
import numpy as np

NAMES = ("exact_count",)
MAY = ()
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
        k = int(round(self.p * x.size))
        mask = np.ones(x.size)
        mask[np.random.permutation(x.size)[:k]] = 0
        self.mask = mask.reshape(x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
