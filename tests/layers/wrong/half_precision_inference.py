"""Casts to float16 at inference."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("inference_passthrough",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x.astype(np.float16)  # saves memory
        self.mask = np.random.binomial(1, 1 - self.p, x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
