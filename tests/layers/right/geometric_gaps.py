"""Jumps from one dropped entry to the next by geometric gaps."""
import numpy as np


class DropoutLayer:
    """The gaps between successes of a Bernoulli(p) sequence are geometric,
    so drawing gaps gives exactly independent coins with few random numbers."""

    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def _draw(self, shape):
        size = int(np.prod(shape))
        mask = np.ones(size)
        if self.p > 0:
            at = np.random.geometric(self.p) - 1
            while at < size:
                mask[at] = 0.0
                at += np.random.geometric(self.p)
        return mask.reshape(shape)

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = self._draw(x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
