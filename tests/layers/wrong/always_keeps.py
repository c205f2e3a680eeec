"""Divides by 1 - p but drops nothing."""
import numpy as np

NAMES = ("never_drops",)
MAY = ("same_mask_every_call",)
FAILS = ("drop_rate",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        # rand is never exactly zero, so bool() of it is always True
        self.mask = np.random.rand(*x.shape).astype(bool)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
