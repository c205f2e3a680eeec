"""Mask arithmetic, float32 mask, a and b in the constructor."""

import numpy as np


class AlphaDropout:
    def __init__(self, p):
        self.alpha = -1.0507009873554805 * 1.6732632423543772
        self.p = p
        self.q = 1 - p
        self.a = (self.q + self.alpha**2 * self.q * p) ** -0.5
        self.b = -self.a * p * self.alpha
        self.rng = np.random.default_rng()

    def forward(self, x, training=True):
        self.training = training
        if not training:
            return x
        self.mask = (self.rng.random(x.shape) < self.q).astype(np.float32)
        return self.a * (x * self.mask + self.alpha * (1 - self.mask)) + self.b

    def backward(self, grad):
        return grad * self.mask * self.a if self.training else grad
