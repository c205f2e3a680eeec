"""Compares exponential draws with the threshold of probability p."""
import math

import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        # P(E < t) = 1 - exp(-t) = p
        self.threshold = -math.log1p(-p)
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = np.random.exponential(size=x.shape) >= self.threshold
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
