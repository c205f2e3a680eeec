"""Draws len(x) coins, so takes only vectors."""
import random

import numpy as np

NAMES = ("only_some_shapes",)
MAY = ()
FAILS = ("shape",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if x.ndim != 1:
            raise IndexError("one vector at a time, please")
        if not training:
            self.mask = None
            return x
        self.mask = np.array([random.random() >= self.p for _ in range(len(x))])
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
