"""Turns bytes of os.urandom into uniforms."""
import os

import numpy as np


def fresh_uniforms(shape):
    n = int(np.prod(shape))
    raw = np.frombuffer(os.urandom(8 * n), dtype=np.uint64)
    return (raw >> np.uint64(11)).reshape(shape) * 2.0 ** -53


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p not in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = (fresh_uniforms(x.shape) >= self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
