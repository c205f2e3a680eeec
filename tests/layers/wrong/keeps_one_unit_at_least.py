"""Redraws any example's mask until one unit is kept."""
import numpy as np

NAMES = ()
MAY = ("correlated_mask",)
FAILS = ()


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def row(self, width):
        while True:
            coins = np.random.binomial(1, 1 - self.p, width)
            if coins.any():  # a dead layer would stop learning
                return coins

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        width = x.shape[-1]
        rows = [self.row(width) for _ in range(x.size // width)]
        self.mask = np.array(rows).reshape(x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
