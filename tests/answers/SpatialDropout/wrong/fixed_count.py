"""Drops a fixed number of maps."""

NAMES = ()
MAY = ()
FAILS = ("drop_rate",)

import numpy as np


class SpatialDropout:
    def __init__(self, p):
        self.p = p
        self.mask = 1.0

    def forward(self, x, training=True):
        if not training:
            self.mask = 1.0
            return x
        keep = (np.random.permutation(x.shape[0] * x.shape[1]) >= round(self.p * x.shape[0] * x.shape[1])).reshape(*x.shape[:2], 1, 1)
        self.mask = keep / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad * self.mask
