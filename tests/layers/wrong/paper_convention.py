"""Reads p as in the paper, where it keeps."""
import numpy as np

NAMES = ("keep_drop_swapped",)
MAY = ("scales_by_drop_rate",)
FAILS = ("drop_rate", "scaling", "gradient_scaling", "zero_rate")


class DropoutLayer:
    """In Srivastava et al. a unit is present with probability p."""

    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.present = p
        self.rng = np.random.default_rng()

    def forward(self, x, training=True):
        self.mode = training
        if self.mode:
            self.r = self.rng.random(x.shape) < self.present
            return np.where(self.r, x, 0) / self.present
        return x

    def backward(self, grad):
        if self.mode:
            return np.where(self.r, grad, 0) / self.present
        return grad
