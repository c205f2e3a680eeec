"""Calls random.seed(7) in every forward."""
import random

import numpy as np

NAMES = ("same_mask_every_call",)
MAY = ("reseeds_global_rng",)
FAILS = ("fresh_mask",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        random.seed(7)
        self.mask = np.array([random.random() >= self.p for _ in range(x.size)])
        self.mask = self.mask.reshape(x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
