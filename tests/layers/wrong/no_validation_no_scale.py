"""Neither checks the rate nor rescales."""
import numpy as np

NAMES = ("no_scaling", "rate_not_validated")
MAY = ("backward_not_scaled",)
FAILS = ("scaling", "gradient_scaling", "rate_validation")


class DropoutLayer:
    def __init__(self, p):
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = np.random.rand(*x.shape) > self.p
        return x * self.mask

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
