"""Follows the original paper: no training scale, times 1 - p at inference."""
import numpy as np

NAMES = ("not_inverted",)
MAY = ("no_scaling", "backward_not_scaled")
FAILS = ("scaling", "inference_passthrough", "gradient_scaling")


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if training:
            self.mask = np.random.binomial(1, 1 - self.p, size=x.shape)
            return x * self.mask
        self.mask = None
        return x * (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
