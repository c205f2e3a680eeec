"""Divides the skip connection too."""

NAMES = ("scales_skip",)
MAY = ()
FAILS = ("skip_unchanged", "scaling")

import numpy as np


class DropPath:
    def __init__(self, p):
        self.p = p
        self.b = 1.0

    def forward(self, x, branch, training=True):
        if not training:
            self.b = 1.0
            return x + branch
        keep = np.random.random((len(x),) + (1,) * (x.ndim - 1)) >= self.p
        self.b = keep / (1 - self.p)
        return (x + branch * keep) / (1 - self.p)

    def backward(self, grad):
        return grad, grad * self.b
