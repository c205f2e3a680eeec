"""One coin for the whole batch."""

NAMES = ("one_coin_for_all",)
MAY = ()
FAILS = ("mask_per_example",)

import numpy as np


class DropPath:
    def __init__(self, p):
        self.p = p
        self.b = 1.0

    def forward(self, x, branch, training=True):
        if not training:
            self.b = 1.0
            return x + branch
        keep = np.random.random() >= self.p
        self.b = keep / (1 - self.p)
        return x + branch * self.b

    def backward(self, grad):
        return grad, grad * self.b
