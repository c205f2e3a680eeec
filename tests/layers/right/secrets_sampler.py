"""Draws every coin from secrets.SystemRandom."""
import secrets

import numpy as np

_source = secrets.SystemRandom()


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p!")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        self.mask = None
        if not training:
            return x
        self.mask = np.zeros(x.shape)
        view = self.mask.ravel()
        for k in range(view.size):
            view[k] = _source.random() >= self.p
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask / (1 - self.p)
