"""Computes everything in float32, whatever comes in."""
import numpy as np

F = np.float32


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.keep = F(1 - p)
        self.rng = np.random.default_rng()
        self.mask = None

    def forward(self, x, training=True):
        x = x.astype(F)
        if not training:
            self.mask = None
            return x
        self.mask = self.rng.random(x.shape, dtype=F) < self.keep
        return x * self.mask / self.keep

    def backward(self, grad):
        grad = grad.astype(F)
        if self.mask is None:
            return grad
        return grad * self.mask / self.keep
