"""Shuffles coins that were independent already."""
import numpy as np


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
        coins = np.random.rand(x.size) >= self.p
        np.random.shuffle(coins)  # extra random, cannot hurt
        self.mask = coins.reshape(x.shape).astype(x.dtype)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
