"""Multiplies a float copy in place."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError
        self.p = p
        self.mask = np.ones(1)

    def forward(self, x, training=True):
        out = np.array(x, dtype=np.float64)  # a copy: x stays as it is
        if training:
            self.mask = np.random.binomial(1, 1 - self.p, x.shape) / (1 - self.p)
        else:
            self.mask = np.ones(x.shape)
        out *= self.mask
        return out

    def backward(self, grad):
        dx = np.array(grad, dtype=np.float64)
        dx *= self.mask
        return dx
