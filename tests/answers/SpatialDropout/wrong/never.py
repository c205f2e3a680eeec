"""Never drops."""

NAMES = ("never_drops",)
MAY = ("no_scaling",)
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
        keep = True
        self.mask = 1.0
        return x * self.mask

    def backward(self, grad):
        return grad * self.mask
