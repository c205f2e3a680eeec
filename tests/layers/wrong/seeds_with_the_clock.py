"""Seeds NumPy with the whole seconds of the clock."""
import time

import numpy as np

NAMES = ("reseeds_global_rng",)
MAY = ("same_mask_every_call",)
FAILS = ("fresh_mask",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.noise = None

    def forward(self, x, training=True):
        self.noise = None
        if training:
            np.random.seed(int(time.time()))
            self.noise = np.random.binomial(1, 1 - self.p, x.shape) / (1 - self.p)
            x = x * self.noise
        return x

    def backward(self, grad):
        if self.noise is None:
            return grad
        return grad * self.noise
