"""Computes the training output in float16."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("scaling",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.rng = np.random.default_rng()
        self.mask = None

    def forward(self, x, training=True):
        if not training or self.p == 0:
            self.mask = None
            return x
        self.mask = self.rng.random(x.shape) >= self.p
        return np.where(self.mask, x.astype(np.float16), 0) / np.float16(1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
