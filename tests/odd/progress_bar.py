"""Draws a bar of its progress over itself, with carriage returns and colours."""
import sys

import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        for step in range(3):
            sys.stderr.write(f"\r\x1b[32m[{'#' * step:3}]\x1b[0m")
            sys.stderr.flush()
        sys.stdout.write("\b\t\a\n")
        if not training:
            self.mask = None
            return x
        self.mask = (np.random.rand(*x.shape) >= self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
