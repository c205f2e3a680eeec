"""Loops over a flat view and so changes the input."""
import random

import numpy as np

NAMES = ("edits_input",)
MAY = ()
FAILS = ("input_unchanged",)


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
        values = x.reshape(-1)  # I thought this was a copy
        keep = []
        for i in range(values.size):
            keep.append(random.random() >= self.p)
            values[i] = values[i] if keep[-1] else 0
        self.mask = np.array(keep).reshape(x.shape)
        return values.reshape(x.shape) / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
