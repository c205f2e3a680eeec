"""Owns an unseeded Generator made in the constructor."""
import numpy as np


class DropoutLayer:
    def __init__(self, p: float):
        if not 0 <= p < 1:
            raise ValueError("drop rate outside [0, 1)")
        self.drop_rate = p
        self.rng = np.random.default_rng()
        self._mask = None

    def forward(self, x, training=True):
        self._mask = None
        if training:
            self._mask = (self.rng.random(x.shape) >= self.drop_rate) / (1 - self.drop_rate)
            x = x * self._mask
        return x

    def backward(self, grad):
        if self._mask is not None:
            grad = grad * self._mask
        return grad
