"""Own generator, float32 noise."""

import numpy as np


class GaussianDropout:
    def __init__(self, p):
        self.std = (p / (1 - p)) ** 0.5
        self.rng = np.random.default_rng()

    def forward(self, x, training=True):
        self.noise = np.ones(x.shape, np.float32)
        if training:
            self.noise += np.float32(self.std) * self.rng.standard_normal(x.shape, np.float32)
        return x * self.noise

    def backward(self, grad):
        return grad * self.noise
