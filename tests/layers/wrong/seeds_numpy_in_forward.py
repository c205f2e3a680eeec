"""Calls np.random.seed(42) in every forward."""
import numpy as np

NAMES = ("reseeds_global_rng",)
MAY = ("same_mask_every_call",)
FAILS = ("fresh_mask",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        np.random.seed(42)  # reproducible!
        if not training:
            self.mask = None
            return x
        self.mask = np.random.rand(*x.shape) > self.p
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
