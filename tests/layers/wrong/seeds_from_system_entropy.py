"""Reseeds NumPy with fresh entropy at each call."""
import numpy as np

NAMES = ("reseeds_global_rng",)
MAY = ()
FAILS = ("fresh_mask",)


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
        np.random.seed()  # to be really random
        self.mask = np.random.uniform(size=x.shape) >= self.p
        return np.where(self.mask, x / (1 - self.p), 0.0)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return np.where(self.mask, grad / (1 - self.p), 0.0)
