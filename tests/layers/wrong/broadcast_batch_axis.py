"""Broadcasts a mask with a leading axis of one."""
import numpy as np

NAMES = ("mask_shared_across_batch",)
MAY = ("correlated_mask",)
FAILS = ("mask_per_element",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.q = 1 - p
        self.rng = np.random.default_rng()
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        size = (1,) + x.shape[1:] if x.ndim > 1 else x.shape
        unit = self.rng.binomial(1, self.q, size)
        self.mask = np.broadcast_to(unit, x.shape)
        return x * self.mask / self.q

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / self.q
