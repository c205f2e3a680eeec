"""Drops whole examples."""

NAMES = ("drops_examples",)
MAY = ()
FAILS = ("mask_per_map",)

import numpy as np


class SpatialDropout:
    def __init__(self, p):
        self.p = p
        self.mask = 1.0

    def forward(self, x, training=True):
        if not training:
            self.mask = 1.0
            return x
        keep = np.random.random((len(x), 1, 1, 1)) >= self.p
        self.mask = keep / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad * self.mask
