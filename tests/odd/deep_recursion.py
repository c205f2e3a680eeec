"""Draws its coins one by one, each in a call of its own."""
import sys

import numpy as np

sys.setrecursionlimit(40_000)


def coins(count, p):
    if count == 0:
        return []
    rest = coins(count - 1, p) if count <= 1000 else coins(count // 2, p) + coins(count - count // 2, p)
    return rest if count > 1000 else (rest.append(np.random.random() >= p) or rest)


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
        self.mask = np.reshape(coins(x.size, self.p), x.shape) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
