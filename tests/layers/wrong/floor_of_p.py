"""Lets integer division turn the rate into zero."""
import numpy as np

NAMES = ("never_drops",)
MAY = ("same_mask_every_call", "no_scaling", "backward_ignores_mask", "backward_not_scaled")
FAILS = ("drop_rate",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p // 1
        self.rng = np.random.default_rng()

    def forward(self, x, training=True):
        self.mask = np.ones(x.shape)
        if training:
            self.mask = self.rng.binomial(1, 1 - self.p, x.shape) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad * self.mask
