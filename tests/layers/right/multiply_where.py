"""Writes only kept entries through the where argument."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.keep = None

    def forward(self, x, training=True):
        if not training:
            self.keep = None
            return x
        self.keep = np.random.rand(*x.shape) >= self.p
        out = np.zeros(x.shape)
        np.divide(x, 1 - self.p, out=out, where=self.keep)
        return out

    def backward(self, grad):
        if self.keep is None:
            return grad
        out = np.zeros(grad.shape)
        np.divide(grad, 1 - self.p, out=out, where=self.keep)
        return out
