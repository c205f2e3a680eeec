"""Adds to the kept rows only."""

import numpy as np


class DropPath:
    def __init__(self, p):
        self.p = p

    def forward(self, x, branch, training=True):
        self.kept = np.random.rand(len(x)) >= self.p if training else np.ones(len(x), bool)
        self.factor = 1 / (1 - self.p) if training else 1
        out = x.copy()
        out[self.kept] += branch[self.kept] * self.factor
        return out

    def backward(self, grad):
        down = np.zeros_like(grad)
        down[self.kept] = grad[self.kept] * self.factor
        return grad, down
