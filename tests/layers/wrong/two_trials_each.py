"""Draws binomials of two trials, so some entries double."""
import numpy as np

NAMES = ()
MAY = ("wrong_distribution",)
FAILS = ("drop_rate", "scaling")


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training or self.p == 0:
            self.mask = None
            return x
        self.mask = np.random.binomial(2, 1 - self.p, size=x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
