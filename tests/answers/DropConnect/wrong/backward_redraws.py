"""Backward draws its own masks."""

NAMES = ("backward_new_mask",)
MAY = ()
FAILS = ("mask_reuse",)

import numpy as np


class DropConnect:
    def __init__(self, W, p):
        self.W = W
        self.p = p

    def forward(self, x, training=True):
        if not training:
            self.used = np.broadcast_to(self.W, (len(x), *self.W.shape))
            return x @ self.W
        mask = np.random.random((len(x), *self.W.shape)) >= self.p
        self.used = mask * self.W / (1 - self.p)
        return np.einsum("bi,bij->bj", x, self.used)

    def backward(self, grad):
        return np.einsum("bj,bij->bi", grad, self.W * (np.random.random((len(grad), *self.W.shape)) >= self.p) / (1 - self.p))
