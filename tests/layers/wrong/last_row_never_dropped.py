"""Stops its loop one row early, so the last survives."""
import random

import numpy as np

NAMES = ()
MAY = ()
FAILS = ()


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
        self.mask = np.ones(x.shape)
        for i in range(0, len(x) - 1):
            row = np.array([random.random() >= self.p for _ in range(x[i].size)])
            self.mask[i] = row.reshape(x[i].shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
