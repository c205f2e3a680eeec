"""Shuffles a deck with the right number of zeros."""
import random

import numpy as np

NAMES = ("exact_count",)
MAY = ()
FAILS = ("drop_rate",)


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
        zeros = round(self.p * x.size)
        deck = [0.0] * zeros + [1 / (1 - self.p)] * (x.size - zeros)
        random.shuffle(deck)
        self.mask = np.array(deck).reshape(x.shape)
        return x * self.mask

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
