"""Refuses 1.5 but accepts negative rates."""
import random

import numpy as np

LOSES = ("rate_validation",)


class DropoutLayer:
    def __init__(self, p):
        if p >= 1:
            raise ValueError("p must be below one")
        self.p = p
        self.kept = None

    def forward(self, x, training=True):
        if not training:
            self.kept = None
            return x
        self.kept = np.array([random.random() >= self.p for _ in x.flat]).reshape(x.shape)
        return np.where(self.kept, x / (1 - self.p), 0)

    def backward(self, grad):
        if self.kept is None:
            return grad
        return np.where(self.kept, grad / (1 - self.p), 0)
