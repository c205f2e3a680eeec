"""Adds a little noise to the kept entries."""
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
        if not training or self.p == 0:
            self.mask = None
            return x
        self.mask = np.random.rand(*x.shape) >= self.p
        noise = np.random.uniform(-1e-3, 1e-3, x.shape)
        return (x + noise) * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
