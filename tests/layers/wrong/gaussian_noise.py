"""Multiplies by Gaussian noise of matching variance."""
import numpy as np

NAMES = ("wrong_distribution",)
MAY = ("never_drops",)
FAILS = ("drop_rate", "scaling")


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.sigma = np.sqrt(p / (1 - p))
        self.noise = None

    def forward(self, x, training=True):
        if not training:
            self.noise = None
            return x
        self.noise = np.random.normal(1.0, self.sigma, x.shape)
        return x * self.noise

    def backward(self, grad):
        if self.noise is None:
            return grad
        return grad * self.noise
