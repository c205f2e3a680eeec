"""Holds a float32 mask, so kept values are off by about 5e-8."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if p >= 1 or p < 0:
            raise ValueError("p out of range")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        coins = (np.random.rand(*x.shape) > self.p).astype(np.float32)
        self.mask = coins * np.float32(1.0 / (1.0 - self.p))
        return x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
