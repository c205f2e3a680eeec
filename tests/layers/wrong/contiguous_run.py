"""Drops one run of neighbours from a random start."""
import numpy as np

NAMES = ()
MAY = ("correlated_mask",)
FAILS = ("mask_per_element",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.rng = np.random.default_rng()
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        length = self.rng.binomial(x.size, self.p)
        mask = np.ones(x.size)
        mask[:length] = 0
        self.mask = np.roll(mask, self.rng.integers(x.size)).reshape(x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
