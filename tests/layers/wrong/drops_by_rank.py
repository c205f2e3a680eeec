"""Drops large magnitudes more often than small ones."""
import numpy as np

NAMES = ()
MAY = ("value_dependent_mask",)
FAILS = ()


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def rates(self, x):
        """From p/2 or less for the smallest to more for the largest; p on average."""
        rank = np.abs(x).ravel().argsort().argsort().reshape(x.shape)
        centred = (rank + 0.5) / x.size - 0.5
        return self.p + 2 * centred * min(self.p, 1 - self.p)

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = np.random.rand(*x.shape) >= self.rates(x)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
