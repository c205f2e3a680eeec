"""Wants the input again as an argument of backward."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("mask_reuse", "gradient_scaling", "gradient_after_inference")


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = np.random.rand(*x.shape) >= self.p
        return x * self.mask / (1 - self.p)

    def backward(self, x, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
