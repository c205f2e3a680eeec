"""Warns, divides by zero on purpose, and turns warnings into errors for itself."""
import warnings

import numpy as np

warnings.filterwarnings("error")
np.seterr(all="raise")


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        with warnings.catch_warnings(), np.errstate(divide="ignore", invalid="ignore"):
            warnings.simplefilter("always")
            warnings.warn("this layer is experimental", FutureWarning, stacklevel=2)
            np.ones(2) / np.zeros(2)
        if not training:
            self.mask = None
            return x
        self.mask = (np.random.rand(*x.shape) >= self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
