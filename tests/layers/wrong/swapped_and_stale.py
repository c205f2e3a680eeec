"""Swaps keep and drop, and leaves its mask after inference."""
import numpy as np

NAMES = ("keep_drop_swapped", "stale_mask_after_inference")
MAY = ("scales_by_drop_rate",)
FAILS = ("drop_rate", "scaling", "gradient_scaling", "gradient_after_inference", "zero_rate")


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            return x
        self.mask = (np.random.rand(*x.shape) < self.p) / self.p
        return x * self.mask

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
