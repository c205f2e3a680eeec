"""Draws one plus scaled standard normals from a Generator."""
import numpy as np

NAMES = ("wrong_distribution",)
MAY = ("never_drops",)
FAILS = ("drop_rate", "scaling")


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.alpha = p / (1 - p)
        self.rng = np.random.default_rng(1)
        self.eps = 0.0

    def forward(self, x, training=True):
        self.eps = 0.0
        if training:
            self.eps = self.alpha ** 0.5 * self.rng.standard_normal(x.shape)
        return x + self.eps * x

    def backward(self, grad):
        return grad + self.eps * grad
