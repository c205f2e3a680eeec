"""Drops when two coins say so, with p squared."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("drop_rate",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.kept = None

    def forward(self, x, training=True):
        if not training:
            self.kept = None
            return x
        first, second = np.random.uniform(size=(2,) + x.shape)
        self.kept = (first >= self.p) | (second >= self.p)
        return np.where(self.kept, x / (1 - self.p), 0.0)

    def backward(self, grad):
        if self.kept is None:
            return grad
        return np.where(self.kept, grad / (1 - self.p), 0.0)
