"""Inference leaves the old masks."""

NAMES = ("stale_mask_after_inference",)
MAY = ()
FAILS = ("inference_passthrough",)

import numpy as np


class DropConnect:
    def __init__(self, W, p):
        self.W = W
        self.p = p

    def forward(self, x, training=True):
        if not training:
            return x @ self.W
        mask = np.random.random((len(x), *self.W.shape)) >= self.p
        self.used = mask * self.W / (1 - self.p)
        return np.einsum("bi,bij->bj", x, self.used)

    def backward(self, grad):
        return np.einsum("bj,bij->bi", grad, self.used)
