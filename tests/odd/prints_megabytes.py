"""Prints whole arrays, more than anybody keeps."""
import numpy as np

np.set_printoptions(threshold=10**6, linewidth=300)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = (np.random.rand(*x.shape) >= self.p) / (1 - self.p)
        print("mask", self.mask, "x" * 20_000)
        return x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
