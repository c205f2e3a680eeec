"""Has a mask property that draws at each reading."""
import numpy as np

NAMES = ("backward_new_mask",)
MAY = ()
FAILS = ("mask_reuse",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.rng = np.random.default_rng()
        self.shape = None

    @property
    def mask(self):
        if self.shape is None:
            return True
        return (self.rng.random(self.shape) >= self.p) / (1 - self.p)

    def forward(self, x, training=True):
        self.shape = x.shape if training else None
        return x * self.mask

    def backward(self, grad):
        return grad * self.mask
