"""Scales the gradient before the call and inside it."""
import numpy as np

NAMES = ("backward_scaled_twice",)
MAY = ()
FAILS = ("gradient_scaling",)


class DropoutLayer:
    def __init__(self, p):
        if p >= 1 or p < 0:
            raise ValueError("p must be in [0, 1)")
        self.keep = 1 - p
        self.alive = None

    def thin(self, a):
        return np.where(self.alive, a / self.keep, 0)

    def forward(self, x, training=True):
        if not training:
            self.alive = None
            return x
        self.alive = np.random.uniform(size=x.shape) < self.keep
        return self.thin(x)

    def backward(self, grad):
        if self.alive is None:
            return grad
        upstream = grad / self.keep
        return self.thin(upstream)
