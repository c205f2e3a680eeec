"""Takes p for the keep rate throughout."""
import numpy as np

NAMES = ("keep_drop_swapped",)
MAY = ("scales_by_drop_rate",)
FAILS = ("drop_rate", "scaling", "gradient_scaling", "zero_rate")


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p  # probability of keeping a neuron
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = np.random.binomial(1, self.p, size=x.shape) / self.p
        return x * self.mask

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
