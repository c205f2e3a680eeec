"""Multiplies two independent masks, so it drops too much."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("drop_rate",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = 1

    def coins(self, shape):
        return np.random.binomial(1, 1 - self.p, shape)

    def forward(self, x, training=True):
        self.mask = 1
        if training:
            self.mask = self.coins(x.shape)
            self.mask = self.mask * self.coins(x.shape) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad * self.mask
