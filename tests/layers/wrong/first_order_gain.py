"""Multiplies by 1 + p as if it were 1/(1-p)."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("scaling", "gradient_scaling")


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.kept = None

    def apply(self, a):
        if self.kept is None:
            return a
        return np.where(self.kept, a * (1 + self.p), 0)

    def forward(self, x, training=True):
        self.kept = None
        if training:
            self.kept = np.random.binomial(1, 1 - self.p, x.shape) == 1
        return self.apply(x)

    def backward(self, grad):
        return self.apply(grad)
