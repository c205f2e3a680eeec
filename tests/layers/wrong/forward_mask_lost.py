"""Draws a local mask, so backward multiplies by ones."""
import numpy as np

NAMES = ("backward_ignores_mask",)
MAY = ()
FAILS = ("mask_reuse",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.scale = 1.0
        self.mask = 1.0

    def forward(self, x, training=True):
        if not training:
            self.scale = 1.0
            return x
        self.scale = 1 / (1 - self.p)
        mask = np.random.binomial(1, 1 - self.p, x.shape)  # self. is missing
        return x * mask * self.scale

    def backward(self, grad):
        return grad * self.mask * self.scale
