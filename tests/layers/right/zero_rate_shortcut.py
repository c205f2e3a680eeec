"""Skips all work when the rate is zero."""
import numpy as np


class DropoutLayer:
    def __init__(self, p=0.5):
        if p < 0 or p >= 1:
            raise ValueError("Dropout rate must be in the range [0, 1).")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        self.mask = None
        if not training or self.p == 0:
            return x
        self.mask = (np.random.rand(*x.shape) > self.p).astype(float) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
