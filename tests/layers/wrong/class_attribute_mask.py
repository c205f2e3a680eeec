"""Keeps the mask on the class, where other layers overwrite it."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("mask_reuse",)


class DropoutLayer:
    mask = None

    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p

    def forward(self, x, training=True):
        if not training:
            DropoutLayer.mask = None
            return x
        DropoutLayer.mask = np.random.binomial(1, 1 - self.p, x.shape)
        return x * DropoutLayer.mask / (1 - self.p)

    def backward(self, grad):
        if DropoutLayer.mask is None:
            return grad
        return grad * DropoutLayer.mask / (1 - self.p)
