"""Unpacks the shape into a batch and a feature axis."""
import numpy as np

NAMES = ("only_some_shapes",)
MAY = ()
FAILS = ("shape",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.masks = None

    def forward(self, x, training=True):
        batch, features = x.shape
        if not training:
            self.masks = None
            return x
        self.masks = np.empty((batch, features))
        for b in range(batch):
            self.masks[b] = np.random.binomial(1, 1 - self.p, features) / (1 - self.p)
        return x * self.masks

    def backward(self, grad):
        return grad if self.masks is None else grad * self.masks
