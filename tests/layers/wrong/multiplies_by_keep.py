"""Multiplies by 1 - p where it should divide."""
import numpy as np

NAMES = ("multiplies_by_keep",)
MAY = ("backward_multiplies_by_keep",)
FAILS = ("scaling", "gradient_scaling")


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
        self.mask = np.random.binomial(1, 1 - self.p, x.shape) * (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
