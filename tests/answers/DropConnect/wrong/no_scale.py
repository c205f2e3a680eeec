"""Does not divide."""

NAMES = ("no_scaling",)
MAY = ()
FAILS = ("scaling", "gradient_scaling")

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
        self.used = mask * self.W
        return np.einsum("bi,bij->bj", x, self.used)

    def backward(self, grad):
        return np.einsum("bj,bij->bi", grad, self.used)
