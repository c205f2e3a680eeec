"""Works in a scratch array far larger than it needs."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None
        self.scratch = np.empty(2_000_000)

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.scratch[:] = np.nan
        self.scratch[: x.size] = np.random.rand(x.size)
        self.mask = (self.scratch[: x.size].reshape(x.shape) >= self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
