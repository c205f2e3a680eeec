"""Seeds inside forward."""

NAMES = ("same_mask_every_call",)
MAY = ("keeps_with_p",)
FAILS = ("fresh_mask",)

import numpy as np


class SpatialDropout:
    def __init__(self, p):
        self.p = p
        self.mask = 1.0

    def forward(self, x, training=True):
        if not training:
            self.mask = 1.0
            return x
        keep = np.random.default_rng(0).random(x.shape[:2])[:, :, None, None] >= self.p
        self.mask = keep / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad * self.mask
