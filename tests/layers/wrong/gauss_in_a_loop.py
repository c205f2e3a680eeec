"""Flips its coins with random.gauss."""
import random

import numpy as np

NAMES = ("wrong_distribution",)
MAY = ()
FAILS = ("drop_rate", "zero_rate")


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = np.ones(1)

    def forward(self, x, training=True):
        self.mask = np.ones(x.shape)
        if training:
            self.mask = np.zeros(x.shape)
            for spot in np.ndindex(x.shape):
                if random.gauss(0, 1) >= self.p:
                    self.mask[spot] = 1 / (1 - self.p)
        return self.mask * x

    def backward(self, grad):
        return self.mask * grad
