"""Reseeds NumPy in forward and draws anew in backward."""
import numpy as np

NAMES = ("reseeds_global_rng", "backward_new_mask")
MAY = ("same_mask_every_call",)
FAILS = ("fresh_mask", "mask_reuse")


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.active = False

    def forward(self, x, training=True):
        self.active = training
        if not training:
            return x
        np.random.seed(0)
        return x * (np.random.rand(*x.shape) >= self.p) / (1 - self.p)

    def backward(self, grad):
        if not self.active:
            return grad
        return grad * (np.random.rand(*grad.shape) >= self.p) / (1 - self.p)
