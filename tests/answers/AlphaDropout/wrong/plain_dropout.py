"""Ordinary dropout."""

NAMES = ("plain_dropout",)
MAY = ()
FAILS = ("affine", "drop_value")

import numpy as np


class AlphaDropout:
    def __init__(self, p):
        self.p = p
        self.slope = 1.0

    def forward(self, x, training=True):
        if not training:
            self.slope = 1.0
            return x
        p, d = self.p, -1.7580993408473766
        a = ((1 - p) * (1 + p * d**2)) ** -0.5
        b = -a * d * p
        keep = np.random.random(x.shape) >= p
        self.slope = keep / (1 - p)
        return x * keep / (1 - p)

    def backward(self, grad):
        return grad * self.slope
