"""Divides by the fraction that happened to be kept."""
import numpy as np

NAMES = ("scales_by_realised_fraction",)
MAY = ()
FAILS = ("scaling", "gradient_scaling")


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
        self.mask = (np.random.rand(*x.shape) > self.p).astype(float)
        if self.mask.any():
            self.mask /= self.mask.mean()
        return x * self.mask

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
