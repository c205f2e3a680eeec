"""Draws one coin for a whole vector, and is right on arrays of more axes."""
import numpy as np

NAMES = ()
FAILS = ("drop_rate",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.factor = 1.0

    def forward(self, x, training=True):
        self.factor = 1.0
        if training:
            # For a vector x.shape[1:] is empty, and so is the shape of the draw.
            shape = x.shape if len(x.shape[1:]) else ()
            self.factor = (np.random.rand(*shape) >= self.p) / (1 - self.p)
        return x * self.factor

    def backward(self, grad):
        return grad * self.factor
