"""Lets an entry copy its left neighbour with probability four fifths."""
import random

import numpy as np

NAMES = ()
MAY = ("correlated_mask",)
FAILS = ("mask_per_element",)


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
        state = random.random() >= self.p
        chain = []
        for _ in range(x.size):
            if random.random() > 0.8:
                state = random.random() >= self.p
            chain.append(state)
        self.mask = np.array(chain).reshape(x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
