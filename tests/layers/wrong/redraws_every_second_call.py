"""Draws at every second call and repeats in between."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("fresh_mask",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.counts = {}
        self.masks = {}
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        turn = self.counts.get(x.shape, 0)
        if turn % 2 == 0:
            self.masks[x.shape] = np.random.random(x.shape) >= self.p
        self.counts[x.shape] = turn + 1
        self.mask = self.masks[x.shape]
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
