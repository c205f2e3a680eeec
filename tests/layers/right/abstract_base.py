"""Inherits from an abstract Layer that does the bookkeeping."""
from abc import ABC, abstractmethod

import numpy as np


class Layer(ABC):
    def forward(self, x, training=True):
        if training:
            out, self._ctx = self.train_step(x)
        else:
            out, self._ctx = x, None
        return out

    def backward(self, grad):
        if self._ctx is None:
            return grad
        return self.pull_back(grad, self._ctx)

    @abstractmethod
    def train_step(self, x):
        ...

    @abstractmethod
    def pull_back(self, grad, ctx):
        ...


class DropoutLayer(Layer):
    def __init__(self, p):
        if not 0.0 <= p < 1.0:
            raise ValueError(f"Invalid dropout probability {p}")
        self.p = p

    def train_step(self, x):
        mask = np.random.binomial(1, 1.0 - self.p, size=x.shape) / (1.0 - self.p)
        return x * mask, mask

    def pull_back(self, grad, ctx):
        return grad * ctx
