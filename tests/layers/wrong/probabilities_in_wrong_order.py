"""Gives choice its two probabilities in the wrong order."""
import numpy as np

NAMES = ("keeps_with_p",)
MAY = ()
FAILS = ("drop_rate", "zero_rate")


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
        self.mask = np.random.choice([0, 1], size=x.shape, p=[1 - self.p, self.p])
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
