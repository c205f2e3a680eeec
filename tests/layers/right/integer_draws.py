"""Draws 32-bit integers instead of floats."""
import numpy as np

TOP = 2 ** 32


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        draws = np.random.randint(0, TOP, size=x.shape, dtype=np.uint64)
        self.mask = (draws >= self.p * TOP).astype(np.uint8)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
