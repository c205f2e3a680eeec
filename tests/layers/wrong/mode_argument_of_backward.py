"""Expects backward to be told the mode, training by default."""
import numpy as np

NAMES = ("stale_mask_after_inference",)
MAY = ()
FAILS = ("gradient_after_inference",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.history = []

    def forward(self, x, training=True):
        if not training:
            return x
        self.history.append(np.random.random(x.shape) >= self.p)
        return x * self.history[-1] / (1 - self.p)

    def backward(self, grad, training=True):
        if not training or not self.history:
            return grad
        return grad * self.history[-1] / (1 - self.p)
