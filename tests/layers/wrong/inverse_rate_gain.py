"""Multiplies kept outputs by 1/p, though the gradient is right."""
import numpy as np

NAMES = ("scales_by_drop_rate",)
MAY = ()
FAILS = ("scaling",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.gain = 1.0 if p == 0 else 1.0 / p
        self.kept = None

    def forward(self, x, training=True):
        if not training:
            self.kept = None
            return x
        self.kept = np.random.choice([False, True], x.shape, p=[self.p, 1 - self.p])
        return np.where(self.kept, x * self.gain, 0)

    def backward(self, grad):
        if self.kept is None:
            return grad
        return np.where(self.kept, grad / (1 - self.p), 0)
