"""Rebuilds the same seeded Generator in every forward."""
import numpy as np

NAMES = ("same_mask_every_call",)
MAY = ()
FAILS = ("fresh_mask",)


class DropoutLayer:
    def __init__(self, p, seed=0):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.seed = seed
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        rng = np.random.default_rng(self.seed)
        self.mask = rng.random(x.shape) >= self.p
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
