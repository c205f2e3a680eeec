"""Recovers the mask as output over input, NaN at zeros."""
import numpy as np

NAMES = ()
MAY = ("backward_mask_from_zeros", "backward_uses_activations")
FAILS = ()


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.pair = None

    def forward(self, x, training=True):
        if not training:
            self.pair = None
            return x
        y = x * np.random.binomial(1, 1 - self.p, x.shape) / (1 - self.p)
        self.pair = (x.copy(), y)
        return y

    def backward(self, grad):
        if self.pair is None:
            return grad
        x, y = self.pair
        return grad * y / x
