"""Adds to x noise in proportion to x."""

import numpy as np


class GaussianDropout:
    def __init__(self, p):
        self.variance = p / (1 - p)

    def forward(self, x, training=True):
        self.training = training
        if not training:
            return np.array(x)
        self.e = np.random.randn(*x.shape) * self.variance**0.5
        return x + x * self.e

    def backward(self, grad):
        return grad + grad * self.e if self.training else grad
