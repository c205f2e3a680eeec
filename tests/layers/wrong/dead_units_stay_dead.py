"""Multiplies each new mask into the old ones."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ()


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.alive = {}
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        new = np.random.binomial(1, 1 - self.p, x.shape)
        self.alive[x.shape] = self.alive.get(x.shape, 1) * new
        self.mask = self.alive[x.shape]
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
