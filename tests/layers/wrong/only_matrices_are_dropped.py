"""Drops in 2-D input and returns other shapes untouched."""
import numpy as np

NAMES = ()
MAY = ("only_some_shapes",)
FAILS = ()


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training or x.ndim != 2:
            self.mask = None
            return x
        self.mask = np.random.random_sample(x.shape) >= self.p
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
