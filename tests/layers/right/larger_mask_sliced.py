"""Draws a mask larger than needed and slices it."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p

    def forward(self, x, training=True):
        self.training = training
        if not training:
            return x
        bigger = np.random.rand(*[n + 3 for n in x.shape])
        window = tuple(slice(1, n + 1) for n in x.shape)
        self.mask = bigger[window] >= self.p
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.training:
            return grad * self.mask / (1 - self.p)
        return grad
