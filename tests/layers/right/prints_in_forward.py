"""Prints debugging lines in every method."""
import sys

import numpy as np


class DropoutLayer:
    def __init__(self, p):
        print("creating dropout with p =", p)
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            print("inference, nothing to do")
            self.mask = None
            return x
        self.mask = np.random.binomial(1, 1 - self.p, x.shape)
        print(f"DEBUG shape={x.shape} kept={self.mask.mean():.3f}", file=sys.stderr)
        print("mask:", self.mask.ravel()[:5])
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        print("backward", grad.shape)
        return grad if self.mask is None else grad * self.mask / (1 - self.p)
