"""Multiplies by 1 - p at inference although training divided."""
import numpy as np

NAMES = ("scaled_again_at_inference",)
MAY = ()
FAILS = ("inference_passthrough",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if training:
            self.mask = np.random.rand(*x.shape) > self.p
            return np.multiply(x, self.mask) / (1 - self.p)
        self.mask = None
        return x * (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return np.multiply(grad, self.mask) / (1 - self.p)
