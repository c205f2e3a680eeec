"""Still applies the last training mask after inference."""
import numpy as np

NAMES = ("stale_mask_after_inference",)
MAY = ()
FAILS = ("gradient_after_inference",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if training:
            self.mask = np.random.binomial(1, 1 - self.p, x.shape) / (1 - self.p)
            return x * self.mask
        return x

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask
