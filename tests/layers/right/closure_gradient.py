"""Hides the mask in a closure that forward leaves behind."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.backprop = lambda g: g

    def forward(self, x, training=True):
        if not training:
            self.backprop = lambda g: g
            return x

        keep_prob = 1 - self.p
        survivors = np.random.uniform(size=x.shape) < keep_prob

        def backprop(g):
            return g * survivors / keep_prob

        self.backprop = backprop
        return x * survivors / keep_prob

    def backward(self, grad):
        return self.backprop(grad)
