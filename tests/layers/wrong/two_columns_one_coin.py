"""Gives columns 2k and 2k+1 of a row the same coin."""
import numpy as np

NAMES = ("correlated_mask",)
MAY = ()
FAILS = ("mask_per_element",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        self.mask = None
        if not training:
            return x
        u = np.random.rand(*x.shape)
        odd = u[..., 1::2]
        odd[...] = u[..., 0::2][..., :odd.shape[-1]]
        self.mask = u >= self.p
        return np.where(self.mask, x / (1 - self.p), 0)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return np.where(self.mask, grad / (1 - self.p), 0)
