"""Caps the gain at two."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ()


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.gain = min(1 / (1 - p), 2.0)  # avoids exploding activations
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = (np.random.rand(*x.shape) >= self.p) * self.gain
        return x * self.mask

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
