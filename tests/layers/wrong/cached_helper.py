"""Caches the mask helper with lru_cache."""
from functools import lru_cache

import numpy as np

NAMES = ("same_mask_every_call",)
MAY = ()
FAILS = ("fresh_mask",)


@lru_cache(maxsize=None)
def make_mask(shape, p):
    return np.random.rand(*shape) >= p


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if training:
            self.mask = make_mask(x.shape, self.p)
            return x * self.mask / (1 - self.p)
        self.mask = None
        return x

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
