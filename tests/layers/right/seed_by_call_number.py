"""Makes a new Generator per call, seeded by counting calls."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.calls = 0
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.calls += 1
        rng = np.random.default_rng([2014, self.calls])
        self.mask = rng.random(x.shape) >= self.p
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
