"""Returns a pair of output and mask."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("shape",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x, None
        self.mask = np.random.uniform(size=x.shape) >= self.p
        return x * self.mask / (1 - self.p), self.mask

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
