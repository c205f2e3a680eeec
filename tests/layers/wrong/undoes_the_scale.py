"""Thinks backward has to undo the forward scale."""
import numpy as np

NAMES = ("backward_multiplies_by_keep",)
MAY = ()
FAILS = ("gradient_scaling",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.gain = 1 / (1 - p)
        self.p = p
        self.kept = None

    def forward(self, x, training=True):
        self.kept = None
        if not training:
            return x
        self.kept = np.random.uniform(size=x.shape) >= self.p
        return np.where(self.kept, x, 0.0) * self.gain

    def backward(self, grad):
        if self.kept is None:
            return grad
        return np.where(self.kept, grad, 0.0) / self.gain
