"""Selects the kept entries with a boolean mask."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not (0.0 <= p < 1.0):
            raise ValueError("bad dropout probability: %r" % (p,))
        self.p = p

    def _select(self, values):
        out = np.zeros(values.shape, dtype=np.float64)
        out[self.alive] = values[self.alive] / (1 - self.p)
        return out

    def forward(self, x, training=True):
        self.was_training = training
        if not training:
            return x.copy()
        # True means the unit survives
        self.alive = np.random.random(x.shape) >= self.p
        return self._select(x)

    def backward(self, grad):
        if not self.was_training:
            return grad.copy()
        return self._select(grad)
