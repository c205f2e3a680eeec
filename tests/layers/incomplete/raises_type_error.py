"""Raises TypeError for a bad rate."""
import numpy as np

LOSES = ("rate_validation",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise TypeError("p must be a rate in [0, 1)")
        self.keep = 1 - p

    def forward(self, x, training=True):
        self.training = training
        if not training:
            return x
        self.mask = np.random.uniform(size=x.shape) < self.keep
        return x * self.mask / self.keep

    def backward(self, grad):
        if not self.training:
            return grad
        return grad * self.mask / self.keep
