"""Remembers dropped places as a tuple of index arrays."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.places = None

    def forward(self, x, training=True):
        if not training:
            self.places = None
            return x
        self.places = np.nonzero(np.random.rand(*x.shape) < self.p)
        return self.blank(x)

    def blank(self, a):
        b = a / (1 - self.p)
        b[self.places] = 0
        return b

    def backward(self, grad):
        return grad if self.places is None else self.blank(grad)
