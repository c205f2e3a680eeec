"""Pops the mask, so a second backward raises."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ()


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.stack = []

    def forward(self, x, training=True):
        factor = 1.0
        if training:
            factor = (np.random.random(x.shape) >= self.p) / (1 - self.p)
        self.stack.append(factor)
        return x * factor

    def backward(self, grad):
        return grad * self.stack.pop()
