"""Adds 1e-3 to the divisor for safety."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("scaling", "gradient_scaling", "zero_rate")

EPS = 1e-3


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        keep = 1 - self.p
        self.mask = np.random.binomial(1, keep, x.shape) / (keep + EPS)  # no division by zero
        return x * self.mask

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
