"""Scales a mask of the input's type, so 1/(1-p) is cut."""
import numpy as np

NAMES = ()
MAY = ("truncates_integers",)
FAILS = ("scaling",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.kept = None

    def forward(self, x, training=True):
        if not training:
            self.kept = None
            return x
        self.kept = np.random.binomial(1, 1 - self.p, x.shape)
        scaled = np.asarray(self.kept / (1 - self.p), dtype=x.dtype)
        return x * scaled

    def backward(self, grad):
        if self.kept is None:
            return grad
        return grad * self.kept / (1 - self.p)
