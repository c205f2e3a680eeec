"""Draws one mask of feature shape for the whole batch."""
import numpy as np

NAMES = ("mask_shared_across_batch",)
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
        shape = x.shape if x.ndim == 1 else x.shape[1:]
        self.mask = (np.random.random(shape) >= self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
