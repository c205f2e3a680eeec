"""Takes p for the keep rate."""

NAMES = ("keep_drop_swapped",)
MAY = ()
FAILS = ("noise",)

import numpy as np


class GaussianDropout:
    def __init__(self, p):
        self.p = p
        self.noise = 1.0

    def forward(self, x, training=True):
        if not training:
            self.noise = 1.0
            return x
        self.noise = np.random.normal(1, np.sqrt((1 - self.p) / max(self.p, 1e-9)), x.shape)
        return x * self.noise

    def backward(self, grad):
        return grad * self.noise
