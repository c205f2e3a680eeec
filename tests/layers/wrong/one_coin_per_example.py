"""Flips one coin per example, so rows live or die whole."""
import numpy as np

NAMES = ("mask_shared_within_example",)
MAY = ("correlated_mask",)
FAILS = ("mask_per_element",)


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
        shape = (x.shape[0],) + (1,) * (x.ndim - 1)
        self.mask = (np.random.rand(*shape) >= self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
