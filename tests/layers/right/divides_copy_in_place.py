"""Divides a copy in place, so integer input raises."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p

    def forward(self, x, training=True):
        self.keep = None
        out = x.copy()
        if training:
            self.keep = np.random.uniform(0, 1, x.shape) > self.p
            out[~self.keep] = 0
            out /= 1 - self.p
        return out

    def backward(self, grad):
        out = grad.copy()
        if self.keep is not None:
            out[~self.keep] = 0
            out /= 1 - self.p
        return out
