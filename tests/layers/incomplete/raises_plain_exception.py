"""Raises a plain Exception for a bad rate."""
import numpy as np

LOSES = ("rate_validation",)


class BadRate(Exception):
    pass


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise BadRate(p)
        self.p = p
        self.apply = np.positive

    def forward(self, x, training=True):
        self.apply = np.positive
        if training:
            weights = np.random.choice([0, 1 / (1 - self.p)], x.shape, p=[self.p, 1 - self.p])
            self.apply = weights.__mul__
        return self.apply(x)

    def backward(self, grad):
        return self.apply(grad)
