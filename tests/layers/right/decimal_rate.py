"""Keeps the rate as a Decimal and the scale as a float."""
from decimal import Decimal

import numpy as np


class DropoutLayer:
    def __init__(self, p):
        exact = Decimal(str(p))
        if not Decimal(0) <= exact < Decimal(1):
            raise ValueError(f"{p} is outside [0, 1)")
        self.keep = float(1 - exact)
        self.gain = float(1 / (1 - exact))
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = np.random.rand(*x.shape) < self.keep
        return x * self.mask * self.gain

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask * self.gain
