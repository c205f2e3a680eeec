"""Flattens, drops by index and reshapes back."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.dropped = None

    def forward(self, x, training=True):
        if not training:
            self.dropped = None
            return x
        flat = x.flatten() / (1 - self.p)
        self.dropped = np.flatnonzero(np.random.rand(flat.size) < self.p)
        flat[self.dropped] = 0
        return flat.reshape(x.shape)

    def backward(self, grad):
        if self.dropped is None:
            return grad
        flat = grad.flatten() / (1 - self.p)
        flat[self.dropped] = 0
        return flat.reshape(grad.shape)
