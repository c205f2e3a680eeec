"""Writes zeros into the input before it scales a copy."""
import numpy as np

NAMES = ("edits_input",)
MAY = ()
FAILS = ("input_unchanged",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.drop = None

    def forward(self, x, training=True):
        if not training:
            self.drop = None
            return x
        self.drop = np.random.rand(*x.shape) < self.p
        x[self.drop] = 0
        return x / (1 - self.p)

    def backward(self, grad):
        if self.drop is None:
            return grad
        return np.where(self.drop, 0, grad / (1 - self.p))
