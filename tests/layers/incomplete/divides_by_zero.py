"""Raises ZeroDivisionError in forward at p = 0."""
import math
import random

import numpy as np

LOSES = ("zero_rate",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def gap(self):
        """Kept entries before the next dropped one."""
        return int(math.log(1 - random.random()) / math.log(1 - self.p))

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = np.ones(x.size)
        at = self.gap()
        while at < x.size:
            self.mask[at] = 0
            at += 1 + self.gap()
        self.mask = self.mask.reshape(x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
