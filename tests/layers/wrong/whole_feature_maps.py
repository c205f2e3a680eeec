"""Drops whole feature maps of 4-D input, right elsewhere."""
import numpy as np

NAMES = ()
MAY = ("correlated_mask",)
FAILS = ("mask_per_element",)


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
        shape = x.shape
        if x.ndim == 4:
            n, c, _, _ = x.shape
            shape = (n, c, 1, 1)
        self.mask = (np.random.rand(*shape) > self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
