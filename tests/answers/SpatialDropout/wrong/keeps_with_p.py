"""Keeps maps with probability p."""

NAMES = ("keeps_with_p",)
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
        keep = np.random.random(x.shape[:2])[:, :, None, None] < self.p
        self.mask = keep / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad * self.mask
