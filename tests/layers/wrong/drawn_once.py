"""Draws a mask once for each shape and keeps it for good."""
import numpy as np

NAMES = ("same_mask_every_call",)
MAY = ()
FAILS = ("fresh_mask",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.masks = {}
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        if x.shape not in self.masks:
            self.masks[x.shape] = np.random.binomial(1, 1 - self.p, x.shape) / (1 - self.p)
        self.mask = self.masks[x.shape]
        return x * self.mask

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
