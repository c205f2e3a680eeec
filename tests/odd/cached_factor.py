"""Computes its factor once, with the caches of functools."""
import functools

import numpy as np


@functools.lru_cache(maxsize=None)
def factor(p):
    return 1 / (1 - p)


@functools.total_ordering
class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    @functools.cached_property
    def scale(self):
        return factor(self.p)

    def __eq__(self, other):
        return self.p == other.p

    def __lt__(self, other):
        return self.p < other.p

    @functools.singledispatchmethod
    def forward(self, x, training=True):
        raise TypeError(type(x))

    @forward.register
    def _(self, x: np.ndarray, training=True):
        self.mask = (np.random.rand(*x.shape) >= self.p) * self.scale if training else None
        return x * self.mask if training else x

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
