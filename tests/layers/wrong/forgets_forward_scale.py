"""Scales the gradient but not the output."""
import random

import numpy as np

NAMES = ("no_scaling",)
MAY = ()
FAILS = ("scaling",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        flips = [random.random() >= self.p for _ in range(x.size)]
        self.mask = np.array(flips, dtype=float).reshape(x.shape)
        return x * self.mask

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
