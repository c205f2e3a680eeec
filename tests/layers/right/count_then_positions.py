"""Draws a binomial count first, then that many places."""
import numpy as np


class DropoutLayer:
    """Binomial count plus a uniform subset of that size is the same law
    as independent coins."""

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
        how_many = self.rng.binomial(x.size, self.p)
        where = self.rng.choice(x.size, size=how_many, replace=False)
        self.mask = np.ones(x.size)
        self.mask[where] = 0.0
        self.mask = self.mask.reshape(x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
