"""Keeps the mode on the class, so other layers switch it."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ()


class DropoutLayer:
    training = True

    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = 1.0

    def forward(self, x, training=True):
        type(self).training = training
        if not training:
            self.mask = 1.0
            return x
        self.mask = (np.random.rand(*x.shape) > self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        if not self.training:
            return grad
        return grad * self.mask
