"""Multiplies by einsum, over axes it names, in the memory order of Fortran."""
import numpy as np


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
        self.mask = (np.random.rand(*x.shape) >= self.p) / (1 - self.p)
        return np.asfortranarray(np.einsum("...,...->...", x, self.mask))

    def backward(self, grad):
        return grad if self.mask is None else np.einsum("...,...->...", grad, self.mask)
