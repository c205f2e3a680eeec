"""Casts uniforms to int, so every entry is dropped."""
import numpy as np

NAMES = ()
MAY = ("same_mask_every_call",)
FAILS = ("drop_rate",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training or self.p == 0:
            self.mask = None
            return x
        self.mask = np.random.uniform(0, 1 - self.p, x.shape).astype(int)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
