"""Drops the smallest magnitudes of the input."""
import numpy as np

NAMES = ("value_dependent_mask",)
MAY = ("exact_count", "same_mask_every_call")
FAILS = ("fresh_mask",)


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
        k = int(self.p * x.size)
        order = np.argsort(np.abs(x), axis=None)
        mask = np.ones(x.size)
        mask[order[:k]] = 0  # weak activations carry little information
        self.mask = mask.reshape(x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
