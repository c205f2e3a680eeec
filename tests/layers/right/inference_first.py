"""Handles inference before anything and returns the very same object."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in the half-open interval [0, 1)")
        self.p = p
        self.last_scale = None

    def forward(self, x, training=True):
        if not training:
            self.last_scale = None
            return x
        self.last_scale = np.random.choice(2, x.shape, p=[self.p, 1 - self.p]) / (1 - self.p)
        return self.last_scale * x

    def backward(self, grad):
        if self.last_scale is None:
            return grad
        return self.last_scale * grad
