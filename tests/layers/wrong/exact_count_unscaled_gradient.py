"""Drops an exact count and leaves the gradient unscaled."""
import random

import numpy as np

NAMES = ("exact_count", "backward_not_scaled")
MAY = ()
FAILS = ("drop_rate", "gradient_scaling")


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
        off = random.sample(range(x.size), round(self.p * x.size))
        mask = np.ones(x.size)
        mask[off] = 0
        self.mask = mask.reshape(x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
