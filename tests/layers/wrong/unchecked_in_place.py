"""Checks no rate and edits the input in place."""
import numpy as np

NAMES = ("edits_input", "rate_not_validated")
MAY = ()
FAILS = ("input_unchanged", "rate_validation")


class DropoutLayer:
    def __init__(self, p=0.5):
        self.drop_prob = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = np.random.uniform(size=x.shape) < self.drop_prob
        x[self.mask] = 0.0
        return x * (1 / (1 - self.drop_prob))

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * (1 - self.mask) * (1 / (1 - self.drop_prob))
