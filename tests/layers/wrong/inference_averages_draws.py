"""Averages a hundred dropped copies at inference."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("inference_passthrough",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def draw(self, shape):
        return (np.random.rand(*shape) >= self.p) / (1 - self.p)

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return np.mean([x * self.draw(x.shape) for _ in range(100)], axis=0)
        self.mask = self.draw(x.shape)
        return x * self.mask

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
