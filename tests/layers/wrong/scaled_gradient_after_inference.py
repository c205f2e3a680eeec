"""Divides the gradient even after inference."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("gradient_after_inference",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p

    def forward(self, x, training=True):
        if training:
            self.mask = np.random.rand(*x.shape) > self.p
            return x * self.mask / (1 - self.p)
        self.mask = np.ones(x.shape)
        return x

    def backward(self, grad):
        return grad * self.mask / (1 - self.p)
