"""Raises AssertionError instead of ValueError."""
import numpy as np

LOSES = ("rate_validation",)


class DropoutLayer:
    def __init__(self, p):
        assert 0 <= p < 1, f"p must be in [0, 1), got {p}"
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if training:
            self.mask = (np.random.rand(*x.shape) > self.p) / (1 - self.p)
            return x * self.mask
        self.mask = None
        return x.copy()

    def backward(self, grad):
        if self.mask is None:
            return grad.copy()
        return grad * self.mask
