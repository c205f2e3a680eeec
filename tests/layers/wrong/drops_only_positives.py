"""Drops positive entries only, as a ReLU would keep."""
import numpy as np

NAMES = ()
MAY = ("value_dependent_mask",)
FAILS = ()


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
        u = np.random.uniform(size=x.shape)
        self.mask = (u >= self.p) | (x <= 0)  # negatives are dead already
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
