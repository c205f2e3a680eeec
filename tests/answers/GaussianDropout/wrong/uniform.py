"""Uniform noise with the right mean and variance."""

NAMES = ()
MAY = ()
FAILS = ("noise",)

import numpy as np


class GaussianDropout:
    def __init__(self, p):
        self.p = p
        self.noise = 1.0

    def forward(self, x, training=True):
        if not training:
            self.noise = 1.0
            return x
        self.noise = 1 + np.sqrt(3 * self.p / (1 - self.p)) * np.random.uniform(-1, 1, x.shape)
        return x * self.noise

    def backward(self, grad):
        return grad * self.noise
