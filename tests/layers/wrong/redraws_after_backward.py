"""Draws a new mask only once backward has run."""
import numpy as np

NAMES = ()
MAY = ("same_mask_every_call",)
FAILS = ("fresh_mask",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None
        self.spent = True
        self.trained = False

    def forward(self, x, training=True):
        self.trained = training
        if not training:
            return x
        if self.spent or self.mask.shape != x.shape:
            self.mask = np.random.rand(*x.shape) >= self.p
            self.spent = False
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        self.spent = True
        if not self.trained:
            return grad
        return grad * self.mask / (1 - self.p)
