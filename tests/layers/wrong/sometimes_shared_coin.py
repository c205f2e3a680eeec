"""Lets two neighbours share a coin half of the time."""
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
        u = np.random.rand(x.size)
        left, right = u[0:x.size - 1:2], u[1::2]
        share = np.random.rand(right.size) < 0.5
        right[share] = left[share]
        self.mask = (u >= self.p).reshape(x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
