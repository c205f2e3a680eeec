"""Drops at even distances after one random start."""
import numpy as np

NAMES = ()
MAY = ("correlated_mask", "exact_count", "mask_shared_across_batch")
FAILS = ("mask_per_element",)


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
        start = np.random.rand()
        marks = np.floor(np.arange(x.size + 1) * self.p + start)
        self.mask = (np.diff(marks) == 0).reshape(x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
