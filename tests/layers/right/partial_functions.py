"""Swaps functools.partial objects in and out."""
from functools import partial

import numpy as np


def identity(a):
    return a


def thin(a, mask, keep):
    return np.where(mask, a, 0.0) / keep


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.keep = 1 - p
        self.draw = partial(np.random.binomial, 1, self.keep)
        self.map = identity

    def forward(self, x, training=True):
        if training:
            mask = self.draw(size=x.shape).astype(bool)
            self.map = partial(thin, mask=mask, keep=self.keep)
        else:
            self.map = identity
        return self.map(x)

    def backward(self, grad):
        return self.map(grad)
