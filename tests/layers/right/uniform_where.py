"""Draws uniforms and picks with np.where."""
import numpy as np

LOW, HIGH = 0.0, 1.0


class DropoutLayer:
    def __init__(self, p):
        if p < LOW:
            raise ValueError("p is negative")
        if p >= HIGH:
            raise ValueError("p must be below one")
        self.p = p
        self.u = None

    def forward(self, x, training=True):
        if training:
            self.u = np.random.uniform(LOW, HIGH, x.shape)
            return np.where(self.u < self.p, 0.0, x / (1 - self.p))
        self.u = None
        return x

    def backward(self, grad):
        if self.u is None:
            return grad
        return np.where(self.u < self.p, 0.0, grad / (1 - self.p))
