"""Draws random numbers that it never uses."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("invalid p")
        self.p = p
        np.random.rand(7)  # warm up the generator

    def forward(self, x, training=True):
        np.random.randn(3)
        noise = np.random.rand(2, *x.shape)
        self.mask = None
        if training:
            self.mask = noise[1] >= self.p
            return x * self.mask / (1 - self.p)
        return x

    def backward(self, grad):
        np.random.rand()
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
