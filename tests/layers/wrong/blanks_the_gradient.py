"""Writes zeros into the gradient it was given."""
import numpy as np

NAMES = ("edits_gradient",)
MAY = ()
FAILS = ("input_unchanged",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.q = 1 - p
        self.gone = None

    def forward(self, x, training=True):
        if not training:
            self.gone = None
            return x
        self.gone = np.random.binomial(1, self.q, x.shape) == 0
        y = x / self.q
        np.putmask(y, self.gone, 0)
        return y

    def backward(self, grad):
        if self.gone is None:
            return grad
        np.putmask(grad, self.gone, 0)
        return grad / self.q
