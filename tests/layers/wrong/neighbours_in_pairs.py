"""Lets each pair of neighbours share one coin."""
import numpy as np

NAMES = ("correlated_mask",)
MAY = ()
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
        coins = np.random.rand((x.size + 1) // 2) >= self.p  # half the draws
        self.mask = np.repeat(coins, 2)[:x.size].reshape(x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
