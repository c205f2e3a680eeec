"""Draws the mask by recursion over halves."""
import random

import numpy as np


def coins(n, p):
    if n == 0:
        return []
    if n == 1:
        return [0.0 if random.random() < p else 1.0]
    half = n // 2
    return coins(half, p) + coins(n - half, p)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p should be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if training is False:
            self.mask = None
            return x
        self.mask = np.array(coins(x.size, self.p)).reshape(x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
