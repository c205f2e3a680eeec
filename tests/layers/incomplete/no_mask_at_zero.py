"""Forgets to make a mask for backward at p = 0."""
import numpy as np

LOSES = ("zero_rate",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p

    def forward(self, x, training=True):
        if self.p == 0:
            return x
        self.mask = 1.0
        if training:
            self.mask = np.random.choice([0, 1], x.shape, p=[self.p, 1 - self.p]) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad * self.mask
