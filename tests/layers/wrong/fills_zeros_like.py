"""Fills an array made by zeros_like, which keeps integers."""
import numpy as np

NAMES = ("truncates_integers",)
MAY = ()
FAILS = ("scaling",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.on = None

    def forward(self, x, training=True):
        if not training:
            self.on = None
            return x
        self.on = np.random.random(x.shape) >= self.p
        return self.fill(x)

    def fill(self, a):
        out = np.zeros_like(a)
        out[self.on] = a[self.on] / (1 - self.p)
        return out

    def backward(self, grad):
        return grad if self.on is None else self.fill(grad)
