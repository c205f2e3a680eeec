"""Returns x in both modes."""
import numpy as np

NAMES = ("never_drops",)
MAY = ("no_scaling", "same_mask_every_call", "backward_ignores_mask", "backward_not_scaled")
FAILS = ("drop_rate",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p

    def forward(self, x, training=True):
        if training:
            mask = np.random.binomial(1, 1 - self.p, x.shape)
            np.multiply(x, mask)  # result goes nowhere
        return x

    def backward(self, grad):
        return grad
