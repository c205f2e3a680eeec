"""Clips bad rates silently and freezes its mask."""
import numpy as np

NAMES = ("same_mask_every_call", "rate_not_validated")
MAY = ()
FAILS = ("fresh_mask", "rate_validation")


class DropoutLayer:
    def __init__(self, p):
        self.p = float(np.clip(p, 0.0, 0.99))
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        coin = np.random.default_rng(12345)
        self.mask = coin.random(x.shape) >= self.p
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
