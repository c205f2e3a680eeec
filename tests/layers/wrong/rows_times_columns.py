"""Multiplies coins of rows with coins of columns."""
import numpy as np

NAMES = ()
MAY = ("correlated_mask",)
FAILS = ("mask_per_element",)


class DropoutLayer:
    """Each keeps with the root of 1 - p, so a product keeps with 1 - p."""

    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        last = x.shape[-1]
        root = np.sqrt(1 - self.p) if x.ndim > 1 else 1.0
        rows = np.random.binomial(1, root, (x.size // last, 1))
        columns = np.random.binomial(1, (1 - self.p) / root, (1, last))
        self.mask = (rows * columns).reshape(x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
