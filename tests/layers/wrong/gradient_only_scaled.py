"""Divides the gradient by 1 - p and forgets the mask."""
import numpy as np

NAMES = ("backward_ignores_mask",)
MAY = ()
FAILS = ("mask_reuse",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.keep = 1 - p
        self.last = 1

    def forward(self, x, training=True):
        self.last = 1
        if training:
            self.last = self.keep
            x = np.where(np.random.random(x.shape) < self.keep, x / self.keep, 0)
        return x

    def backward(self, grad):
        return grad / self.last
