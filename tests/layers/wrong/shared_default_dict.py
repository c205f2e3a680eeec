"""Shares a mutable default argument between layers."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("mask_reuse",)


class DropoutLayer:
    def __init__(self, p, cache={}):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.cache = cache

    def forward(self, x, training=True):
        self.cache.clear()
        if training:
            self.cache["mask"] = np.random.random(x.shape) >= self.p
            self.cache["scale"] = 1 / (1 - self.p)
        return self.backward(x)

    def backward(self, grad):
        if not self.cache:
            return grad
        return grad * self.cache["mask"] * self.cache["scale"]
