"""Uses the mask of the first forward after two."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("mask_reuse",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.used = True
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask, self.used = None, True
            return x
        mask = np.random.rand(*x.shape) >= self.p
        if self.used or self.mask is None:
            self.mask, self.used = mask, False
        return x * mask / (1 - self.p)

    def backward(self, grad):
        self.used = True
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
