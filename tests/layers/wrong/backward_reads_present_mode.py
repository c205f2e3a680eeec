"""Looks at a mode of its own in backward, not at forward's."""
import numpy as np

NAMES = ("stale_mask_after_inference",)
MAY = ()
FAILS = ("gradient_after_inference",)


class DropoutLayer:
    def __init__(self, p=0.5):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = 1.0
        self.training = True

    def train(self):
        self.training = True

    def eval(self):
        self.training = False

    def forward(self, x, training=True):
        if not (self.training and training):
            return x
        self.mask = (np.random.rand(*x.shape) > self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, dout):
        if not self.training:
            return dout
        return dout * self.mask
