"""One mask serves the whole batch."""

NAMES = ("mask_shared_across_batch",)
MAY = ()
FAILS = ("mask_per_weight",)

import numpy as np


class DropConnect:
    def __init__(self, W, p):
        self.W = W
        self.p = p

    def forward(self, x, training=True):
        if not training:
            self.used = np.broadcast_to(self.W, (len(x), *self.W.shape))
            return x @ self.W
        mask = np.random.random((1, *self.W.shape)) >= self.p
        self.used = mask * self.W / (1 - self.p)
        return x @ self.used[0]

    def backward(self, grad):
        return np.einsum("bj,bij->bi", grad, np.broadcast_to(self.used, (len(grad), *self.W.shape)))
