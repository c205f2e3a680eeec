"""Draws again only when the shape changes."""
import numpy as np

NAMES = ()
MAY = ("same_mask_every_call",)
FAILS = ("fresh_mask",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None
        self.on = False

    def forward(self, x, training=True):
        self.on = training
        if not training:
            return x
        if self.mask is None or self.mask.shape != x.shape:
            self.mask = np.random.binomial(1, 1 - self.p, x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if not self.on:
            return grad
        return grad * self.mask / (1 - self.p)
