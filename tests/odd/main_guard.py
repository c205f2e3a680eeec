"""Ends with a demonstration that only runs as a program."""
import sys

import numpy as np


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
        return x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask


if __name__ == "__main__":
    layer = DropoutLayer(float(sys.argv[1]))
    print(open(sys.argv[2]).read())
    print(layer.forward(np.ones(int(input("how many? ")))))
