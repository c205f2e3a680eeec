"""Seeds its Generator with a hash of the input."""
import hashlib

import numpy as np

NAMES = ()
MAY = ("value_dependent_mask", "same_mask_every_call")
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
        digest = hashlib.sha256(x.tobytes()).digest()
        rng = np.random.default_rng(int.from_bytes(digest[:8], "little"))
        self.mask = rng.random(x.shape) >= self.p
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
