"""Backward draws its own noise."""

NAMES = ("backward_new_mask",)
MAY = ()
FAILS = ("gradient",)

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
        return x * self.noise

    def backward(self, grad):
        return grad * np.random.normal(1, np.sqrt(self.p / (1 - self.p)), grad.shape)
