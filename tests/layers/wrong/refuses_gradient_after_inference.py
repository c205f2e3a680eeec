"""Raises in backward after an inference forward."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("gradient_after_inference",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = np.random.uniform(size=x.shape) > self.p
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            raise RuntimeError("call forward(training=True) before backward")
        return grad * self.mask / (1 - self.p)
