"""Compares normals around one half with p."""
import numpy as np

NAMES = ()
MAY = ("wrong_distribution",)
FAILS = ("drop_rate",)


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
        self.mask = np.random.normal(0.5, 0.15, x.shape) > self.p
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
