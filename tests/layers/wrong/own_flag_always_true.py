"""Asks its own flag, which is always true, in forward."""
import numpy as np

NAMES = ("drops_at_inference",)
MAY = ()
FAILS = ("inference_passthrough", "gradient_after_inference")


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.training = True
        self.rng = np.random.default_rng(3)

    def forward(self, x, training=True):
        if not self.training:
            return x
        self.keep = self.rng.random(x.shape) >= self.p
        return np.where(self.keep, x / (1 - self.p), 0.0)

    def backward(self, grad):
        if not self.training:
            return grad
        return np.where(self.keep, grad / (1 - self.p), 0.0)
