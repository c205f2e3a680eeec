"""Asserts the rate and leaves the mask after inference."""
import numpy as np

NAMES = ("stale_mask_after_inference",)
MAY = ("rate_not_validated",)
FAILS = ("gradient_after_inference", "rate_validation")


class DropoutLayer:
    def __init__(self, p):
        assert 0 <= p < 1, "p must be in [0, 1)"
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if training:
            self.mask = np.random.binomial(1, 1 - self.p, x.shape)
            return x * self.mask / (1 - self.p)
        return x

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
