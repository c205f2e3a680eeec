"""Shares one mask over the batch and never rescales."""
import numpy as np

NAMES = ("mask_shared_across_batch", "no_scaling")
MAY = ("correlated_mask", "backward_not_scaled")
FAILS = ("mask_per_element", "scaling", "gradient_scaling")


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
        units = x.shape[1:] or x.shape
        self.mask = np.random.uniform(size=units) >= self.p
        return x * self.mask

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
