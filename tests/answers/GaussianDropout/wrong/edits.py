"""Multiplies in place."""

NAMES = ("edits_input",)
MAY = ()
FAILS = ("input_unchanged",)

import numpy as np


class GaussianDropout:
    def __init__(self, p):
        self.p = p
        self.noise = 1.0

    def forward(self, x, training=True):
        if not training:
            self.noise = 1.0
            return x
        self.noise = np.random.normal(1, np.sqrt(self.p / (1 - self.p)), x.shape)
        return np.multiply(x, self.noise, out=x)

    def backward(self, grad):
        return grad * self.noise
