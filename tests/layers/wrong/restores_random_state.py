"""Puts NumPy's random state back after drawing."""
import numpy as np

NAMES = ()
MAY = ("same_mask_every_call", "reseeds_global_rng")
FAILS = ("fresh_mask",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        state = np.random.get_state()
        self.mask = np.random.rand(*x.shape) >= self.p
        np.random.set_state(state)  # leave no trace
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
