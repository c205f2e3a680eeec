"""Adds noise."""

NAMES = ("additive_noise",)
MAY = ("backward_ignores_noise",)
FAILS = ("multiplicative",)

import numpy as np


class GaussianDropout:
    def __init__(self, p):
        self.p = p
        self.noise = 1.0

    def forward(self, x, training=True):
        if not training:
            self.noise = 1.0
            return x
        self.noise = np.random.normal(0, np.sqrt(self.p / (1 - self.p)), x.shape)
        return x + self.noise

    def backward(self, grad):
        return grad
