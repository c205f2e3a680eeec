"""Reads shape[0] and shape[1], so takes only 2-D input."""
import numpy as np

NAMES = ("only_some_shapes",)
MAY = ()
FAILS = ("shape",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = np.random.rand(x.shape[0], x.shape[1]) > self.p
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
