"""Divides each row by its own kept fraction."""
import numpy as np

NAMES = ()
MAY = ("scales_by_realised_fraction",)
FAILS = ("scaling", "gradient_scaling")


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.weights = None

    def forward(self, x, training=True):
        if not training:
            self.weights = None
            return x
        kept = np.random.rand(*x.shape) >= self.p
        share = kept.mean(axis=-1, keepdims=True)
        share[share == 0] = 1
        self.weights = kept / share
        return x * self.weights

    def backward(self, grad):
        return grad if self.weights is None else grad * self.weights
