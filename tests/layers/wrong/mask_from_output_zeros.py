"""Takes zeros of the output for dropped entries."""
import numpy as np

NAMES = ("backward_mask_from_zeros",)
MAY = ()
FAILS = ("mask_reuse",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.out = None

    def forward(self, x, training=True):
        if not training:
            self.out = None
            return x
        mask = np.random.rand(*x.shape) > self.p
        self.out = x * mask / (1 - self.p)
        return self.out

    def backward(self, grad):
        if self.out is None:
            return grad
        return grad * (self.out != 0) / (1 - self.p)
