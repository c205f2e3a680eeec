"""Mirrors the first half of the mask into the second."""
import numpy as np

NAMES = ()
MAY = ("correlated_mask",)
FAILS = ("mask_per_element",)


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
        n = x.size
        half = np.random.binomial(1, 1 - self.p, (n + 1) // 2)
        whole = np.concatenate([half, half[::-1]])[:n] if n % 2 == 0 else \
            np.concatenate([half, half[:-1][::-1]])
        self.mask = whole.reshape(x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
