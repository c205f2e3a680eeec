"""Throws a die from 0 to 9 and drops up to 10 p."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("drop_rate", "zero_rate")


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
        die = np.random.randint(0, 10, size=x.shape)
        self.mask = die > 10 * self.p
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
