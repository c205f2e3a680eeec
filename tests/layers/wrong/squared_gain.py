"""Applies the gain in a helper and again outside, both ways."""
import numpy as np

NAMES = ("scales_twice",)
MAY = ("backward_scaled_twice",)
FAILS = ("scaling", "gradient_scaling")


def scaled(a, p):
    return a / (1.0 - p)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def drop(self, a):
        if self.mask is None:
            return a
        return scaled(scaled(a, self.p) * self.mask, self.p)

    def forward(self, x, training=True):
        self.mask = np.random.random_sample(x.shape) >= self.p if training else None
        return self.drop(x)

    def backward(self, grad):
        return self.drop(grad)
