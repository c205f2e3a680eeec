"""Makes its class by calling type with functions."""
import numpy as np


def start(self, p):
    if not 0 <= p < 1:
        raise ValueError(f"p must be in [0, 1), got {p}")
    self.__dict__.update(p=p, mask=None)


def forward(self, x, training=True):
    self.mask = (np.random.rand(*x.shape) >= self.p) / (1 - self.p) if training else None
    return x * self.mask if training else x


def backward(self, grad):
    return grad * self.mask if self.mask is not None else grad


DropoutLayer = type("DropoutLayer", (), dict(__init__=start, forward=forward, backward=backward))
