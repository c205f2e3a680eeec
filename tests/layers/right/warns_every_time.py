"""Emits a warning at every training forward."""
import warnings

import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        if p > 0.5:
            warnings.warn("that is a high dropout rate", stacklevel=2)
        self.p = p

    def forward(self, x, training=True):
        if training:
            warnings.warn("dropout is on", RuntimeWarning, stacklevel=2)
            mask = np.random.rand(*x.shape) >= self.p
            self.factor = mask / (1 - self.p)
        else:
            self.factor = np.ones(x.shape)
        return x * self.factor

    def backward(self, grad):
        return grad * self.factor
