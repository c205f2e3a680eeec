"""One mask, drawn when the layer is made."""

NAMES = ("mask_shared_across_batch", "same_mask_every_call")
MAY = ()
FAILS = ("mask_per_weight", "fresh_mask")

import numpy as np


class DropConnect:
    def __init__(self, W, p):
        self.W, self.p = W, p
        self.masked = W * (np.random.random(W.shape) >= p) / (1 - p)

    def forward(self, x, training=True):
        self.used = self.masked if training else self.W
        return x @ self.used

    def backward(self, grad):
        return grad @ self.used.T
