"""Blanks dropped gradients by index, without the scale."""
import random

import numpy as np

NAMES = ("backward_not_scaled",)
MAY = ()
FAILS = ("gradient_scaling",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.dead = set()

    def forward(self, x, training=True):
        self.dead = set()
        if not training:
            return x
        out = np.ravel(x) / (1 - self.p)
        for i in range(x.size):
            if random.random() < self.p:
                self.dead.add(i)
                out[i] = 0
        return out.reshape(x.shape)

    def backward(self, grad):
        dx = grad.flatten()
        dx[list(self.dead)] = 0
        return dx.reshape(grad.shape)
