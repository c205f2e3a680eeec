"""Adds into x."""

NAMES = ("edits_input",)
MAY = ()
FAILS = ("input_unchanged",)

import numpy as np


class DropPath:
    def __init__(self, p):
        self.p = p
        self.b = 1.0

    def forward(self, x, branch, training=True):
        self.b = 1.0
        if training:
            keep = np.random.random((len(x),) + (1,) * (x.ndim - 1)) >= self.p
            self.b = keep / (1 - self.p)
        x += branch * self.b
        return x

    def backward(self, grad):
        return grad, grad * self.b
