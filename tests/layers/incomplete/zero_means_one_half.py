"""Takes p = 0 for missing and drops half."""
import numpy as np

LOSES = ("zero_rate",)


class DropoutLayer:
    def __init__(self, p=None):
        p = p or 0.5
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        self.mask = None
        if training:
            self.mask = np.random.binomial(1, 1 - self.p, x.shape) / (1 - self.p)
            return x * self.mask
        return x

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
