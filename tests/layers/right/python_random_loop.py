"""Draws one coin per entry with Python's random in a loop."""
import random

import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be >= 0 and < 1")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        mask = np.empty(x.size)
        for i in range(x.size):
            if random.random() < self.p:
                mask[i] = 0
            else:
                mask[i] = 1 / (1 - self.p)
        self.mask = mask.reshape(x.shape)
        return x * self.mask

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
