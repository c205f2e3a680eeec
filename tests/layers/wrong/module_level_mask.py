"""Keeps the mask in a global variable of the module."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("mask_reuse",)

mask = 1.0


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p

    def forward(self, x, training=True):
        global mask
        mask = np.ones(x.shape)
        if training:
            mask = (np.random.rand(*x.shape) >= self.p) / (1 - self.p)
        return x * mask

    def backward(self, grad):
        return grad * mask
