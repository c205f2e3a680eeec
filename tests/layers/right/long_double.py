"""Computes in long double and returns it."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = np.longdouble(p)
        self.mask = None

    def forward(self, x, training=True):
        x = x.astype(np.longdouble)
        if not training:
            self.mask = None
            return x
        self.mask = np.random.rand(*x.shape) >= self.p
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        grad = grad.astype(np.longdouble)
        return grad if self.mask is None else grad * self.mask / (1 - self.p)
