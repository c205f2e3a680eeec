"""Casts back to the input's type and scales the gradient twice."""
import numpy as np

NAMES = ("truncates_integers", "backward_scaled_twice")
MAY = ()
FAILS = ("scaling", "gradient_scaling")


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.keep = 1 - p
        self.rng = np.random.default_rng()
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = self.rng.binomial(1, self.keep, x.shape) / self.keep
        out = np.empty_like(x)
        out[...] = x * self.mask
        return out

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / self.keep
