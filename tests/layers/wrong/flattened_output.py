"""Flattens and forgets to reshape the output."""
import numpy as np

NAMES = ()
MAY = ("only_some_shapes",)
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
        self.mask = (np.random.rand(x.size) >= self.p) / (1 - self.p)
        return x.flatten() * self.mask

    def backward(self, grad):
        if self.mask is None:
            return grad
        return (grad.flatten() * self.mask).reshape(grad.shape)
