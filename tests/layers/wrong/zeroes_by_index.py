"""Zeroes a copy by index and leaves kept entries alone."""
import numpy as np

NAMES = ("no_scaling",)
MAY = ("backward_not_scaled",)
FAILS = ("scaling", "gradient_scaling")


class DropoutLayer:
    def __init__(self, p):
        if p >= 1 or p < 0:
            raise ValueError("wrong p")
        self.p = p
        self.off = None

    def forward(self, x, training=True):
        out = x.copy()
        self.off = None
        if training:
            self.off = np.random.uniform(size=x.shape) < self.p
            out[self.off] = 0
        return out

    def backward(self, grad):
        dx = grad.copy()
        if self.off is not None:
            dx[self.off] = 0
        return dx
