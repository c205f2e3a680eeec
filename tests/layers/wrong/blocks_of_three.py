"""Drops runs of three flat entries together."""
from itertools import chain, repeat

import numpy as np

NAMES = ("correlated_mask",)
MAY = ()
FAILS = ("mask_per_element",)

BLOCK = 3


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.rng = np.random.default_rng()
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        blocks = -(-x.size // BLOCK)
        coins = self.rng.random(blocks) >= self.p
        flat = list(chain.from_iterable(repeat(c, BLOCK) for c in coins))
        self.mask = np.array(flat[:x.size]).reshape(x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask / (1 - self.p)
