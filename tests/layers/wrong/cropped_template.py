"""Draws a long template in the constructor and crops it."""
import numpy as np

NAMES = ("same_mask_every_call",)
MAY = ()
FAILS = ("fresh_mask",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.template = np.random.rand(100_000) >= p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = np.resize(self.template, x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
