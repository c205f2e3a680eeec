"""Returns big-endian float64 arrays."""
import numpy as np

WIRE = np.dtype(">f8")  # our file format is big-endian


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x.astype(WIRE)
        self.mask = (np.random.rand(*x.shape) >= self.p).astype(WIRE)
        return (x * self.mask / (1 - self.p)).astype(WIRE)

    def backward(self, grad):
        if self.mask is None:
            return grad.astype(WIRE)
        return (grad * self.mask / (1 - self.p)).astype(WIRE)
