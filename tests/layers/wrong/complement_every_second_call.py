"""Keeps at every second call what the last call dropped."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("fresh_mask", "drop_rate")


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.previous = None
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        if self.p > 0 and self.previous is not None and self.previous.shape == x.shape:
            self.mask = ~self.previous
            self.previous = None
        else:
            self.mask = np.random.rand(*x.shape) >= self.p
            self.previous = self.mask
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
