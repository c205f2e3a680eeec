"""Visits every entry with nditer and stores it in an array of the standard library."""
import array
import itertools
import operator

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
            return +x
        draws = itertools.repeat(np.random.random_sample, x.size)
        keep = array.array("d", (float(draw() >= self.p) for draw in draws))
        self.mask = np.frombuffer(keep).reshape(x.shape) / (1 - self.p)
        return operator.mul(x, self.mask)

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
