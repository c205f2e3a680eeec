"""Sends the gradient through dropped entries instead of kept ones."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("mask_reuse",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.drop = None

    def forward(self, x, training=True):
        if not training:
            self.drop = None
            return x
        self.drop = np.random.rand(*x.shape) < self.p
        return x * ~self.drop / (1 - self.p)

    def backward(self, grad):
        if self.drop is None or self.p == 0:
            return grad
        return grad * self.drop / (1 - self.p)
