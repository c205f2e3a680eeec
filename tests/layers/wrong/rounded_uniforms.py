"""Rounds uniforms to 0 or 1, which ignores p."""
import random

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("drop_rate",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training or not self.p:
            self.mask = None
            return x
        coins = np.array([round(random.random()) for _ in range(x.size)])
        self.mask = coins.reshape(x.shape) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
