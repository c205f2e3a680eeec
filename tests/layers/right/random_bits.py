"""Compares 53 random bits with p times two to the 53."""
import random

import numpy as np

ONE = 1 << 53


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.limit = int(p * ONE)

    def forward(self, x, training=True):
        self.kept = None
        if not training:
            return x
        bits = [random.getrandbits(53) for _ in x.flat]
        self.kept = np.array([b >= self.limit for b in bits]).reshape(x.shape)
        return self.kept * (x / (1 - self.p))

    def backward(self, grad):
        if self.kept is None:
            return grad
        return self.kept * (grad / (1 - self.p))
