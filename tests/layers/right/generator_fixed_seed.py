"""Owns a Generator with the fixed seed 42."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if p < 0.0 or p >= 1.0:
            raise ValueError("p must lie in [0, 1)")
        self.p = p
        self.rng = np.random.default_rng(42)  # so that my plots repeat
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = np.ones_like(x)
            return x
        self.mask = self.rng.random(x.shape) > self.p
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask.dtype != bool:
            return grad
        return grad * self.mask / (1 - self.p)
