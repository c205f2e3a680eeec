"""Returns a strided view into a larger buffer."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.weight = None

    def forward(self, x, training=True):
        if training:
            self.weight = (np.random.rand(*x.shape) >= self.p) / (1 - self.p)
        else:
            self.weight = np.ones(x.shape)
        return self._spread(x)

    def _spread(self, a):
        # even places hold the product, odd places are scratch room
        buffer = np.full(a.shape + (2,), -1.0)
        np.multiply(a, self.weight, out=buffer[..., 0])
        return buffer[..., 0]

    def backward(self, grad):
        return self._spread(grad)
