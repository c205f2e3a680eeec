"""Flips a single coin for the whole array."""
import numpy as np

NAMES = ()
MAY = ("mask_shared_across_batch", "mask_shared_within_example", "correlated_mask")
FAILS = ("mask_per_element",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.coin = None

    def forward(self, x, training=True):
        if not training:
            self.coin = None
            return x
        self.coin = int(np.random.rand() >= self.p)
        return x * self.coin / (1 - self.p)

    def backward(self, grad):
        if self.coin is None:
            return grad
        return grad * self.coin / (1 - self.p)
