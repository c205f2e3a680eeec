"""Divides by 1 - p in both modes."""
import numpy as np

NAMES = ("scaled_again_at_inference",)
MAY = ()
FAILS = ("inference_passthrough",)


class DropoutLayer:
    def __init__(self, p):
        if p >= 1 or p < 0:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.coins = None

    def forward(self, x, training=True):
        out = x / (1 - self.p)
        self.coins = None
        if training:
            self.coins = np.random.binomial(1, 1 - self.p, x.shape)
            out = out * self.coins
        return out

    def backward(self, grad):
        if self.coins is None:
            return grad
        return grad / (1 - self.p) * self.coins
