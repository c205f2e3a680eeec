"""Multiplies in place."""

NAMES = ("edits_input",)
MAY = ()
FAILS = ("input_unchanged",)

import numpy as np


class SpatialDropout:
    def __init__(self, p):
        self.p = p
        self.mask = 1.0

    def forward(self, x, training=True):
        self.mask = 1.0
        if training:
            self.mask = (np.random.random(x.shape[:2])[:, :, None, None] >= self.p) / (1 - self.p)
        x *= self.mask
        return x

    def backward(self, grad):
        return grad * self.mask
