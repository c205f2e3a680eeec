"""Remembers each forward as a named tuple."""
from typing import NamedTuple

import numpy as np


class Memory(NamedTuple):
    mask: np.ndarray
    scale: float


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("need 0 <= p < 1")
        self.p = p

    def forward(self, x, training=True):
        if training:
            kept = np.random.random(size=np.shape(x)) >= self.p
            self.memory = Memory(mask=kept.astype(np.int8), scale=1.0 / (1.0 - self.p))
        else:
            self.memory = Memory(mask=np.ones(np.shape(x), dtype=np.int8), scale=1.0)
        return x * self.memory.mask * self.memory.scale

    def backward(self, grad):
        mask, scale = self.memory
        return grad * mask * scale
