"""Ranks random numbers and drops the lowest share."""
import numpy as np

NAMES = ("exact_count",)
MAY = ()
FAILS = ("drop_rate",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.rng = np.random.default_rng()
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        ranks = self.rng.random(x.size).argsort().argsort()
        self.mask = (ranks >= np.ceil(self.p * x.size)).reshape(x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask / (1 - self.p)
