"""Returns zeros from backward at p = 0."""
import numpy as np

LOSES = ("zero_rate",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.scaled_mask = None

    def forward(self, x, training=True):
        if not training:
            self.scaled_mask = None
            return x
        self.scaled_mask = (np.random.rand(*x.shape) >= self.p) / (1 - self.p)
        return x * self.scaled_mask

    def backward(self, grad):
        if self.scaled_mask is None:
            return grad
        if not self.p:
            return grad * 0  # no dropout, so nothing to pass back
        return grad * self.scaled_mask
