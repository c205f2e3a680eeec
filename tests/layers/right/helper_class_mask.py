"""Gives the mask a small class of its own with operators."""
import numpy as np


class Mask:
    def __init__(self, shape, rate):
        self.bits = np.random.binomial(1, 1 - rate, shape)
        self.gain = 1 / (1 - rate)

    def __mul__(self, array):
        return self.bits * array * self.gain


class NoMask:
    def __mul__(self, array):
        return array


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = NoMask()

    def forward(self, x, training=True):
        self.mask = Mask(x.shape, self.p) if training else NoMask()
        return self.mask * x

    def backward(self, grad):
        return self.mask * grad
