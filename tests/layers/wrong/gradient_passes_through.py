"""Returns the gradient as it came."""
import numpy as np

NAMES = ("backward_ignores_mask",)
MAY = ("backward_not_scaled",)
FAILS = ("mask_reuse",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p

    def forward(self, x, training=True):
        if not training:
            return x
        mask = np.random.rand(*x.shape) > self.p
        return x * mask / (1 - self.p)

    def backward(self, grad):
        return grad
