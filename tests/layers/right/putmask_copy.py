"""Overwrites dropped entries of a scaled copy with np.putmask."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.drop = np.array(False)

    def forward(self, x, training=True):
        if not training:
            self.drop = None
            return x.copy()
        self.drop = np.random.random(x.shape) < self.p
        y = x / (1 - self.p)
        np.putmask(y, self.drop, 0)
        return y

    def backward(self, grad):
        if self.drop is None:
            return grad.copy()
        dx = grad / (1 - self.p)
        np.putmask(dx, self.drop, 0)
        return dx
