"""Drops everything above a quantile of the input."""
import numpy as np

NAMES = ("value_dependent_mask",)
MAY = ("exact_count", "same_mask_every_call")
FAILS = ("fresh_mask",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.quiet = None

    def forward(self, x, training=True):
        if not training:
            self.quiet = None
            return x
        limit = np.quantile(x, 1 - self.p)
        self.quiet = x <= limit
        return np.where(self.quiet, x / (1 - self.p), 0.0)

    def backward(self, grad):
        if self.quiet is None:
            return grad
        return np.where(self.quiet, grad / (1 - self.p), 0.0)
