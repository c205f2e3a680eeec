"""Lowers the rate by a tenth at every call."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("drop_rate",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.now = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = np.random.random(x.shape) >= self.now
        self.now *= 0.9
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
