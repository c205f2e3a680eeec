"""Refuses negative rates but accepts 1.5."""
import numpy as np

LOSES = ("rate_validation",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0:
            raise ValueError("p must not be negative")
        self.p = p
        self.rng = np.random.default_rng()

    def forward(self, x, training=True):
        self.factor = np.ones(x.shape)
        if training:
            self.factor = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, grad):
        return grad * self.factor
