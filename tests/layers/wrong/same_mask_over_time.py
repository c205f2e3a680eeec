"""Shares one mask over the time axis of 3-D input."""
import numpy as np

NAMES = ()
MAY = ("correlated_mask",)
FAILS = ("mask_per_element",)


class DropoutLayer:
    """Variational dropout for sequences of shape (batch, time, features)."""

    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.keep = 1 - p
        self.gen = np.random.default_rng()
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        size = list(x.shape)
        if len(size) == 3:
            size[1] = 1
        self.mask = self.gen.binomial(1, self.keep, size)
        return x * self.mask / self.keep

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / self.keep
