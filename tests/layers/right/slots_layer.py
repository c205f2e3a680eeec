"""Declares __slots__ and keeps nothing else."""
import numpy as np


class DropoutLayer:
    __slots__ = ("_q", "_m")

    def __init__(self, p):
        if p < 0 or 1 <= p:
            raise ValueError("p must satisfy 0 <= p < 1")
        self._q = 1 - p
        self._m = None

    def forward(self, x, training=True):
        self._m = np.random.binomial(1, self._q, x.shape) / self._q if training else None
        return x if self._m is None else x * self._m

    def backward(self, grad):
        return grad if self._m is None else grad * self._m
