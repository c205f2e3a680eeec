"""Takes three masks in turn."""
from itertools import cycle

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("fresh_mask",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.rng = np.random.default_rng()
        self.pools = {}
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        if x.shape not in self.pools:
            masks = [self.rng.random(x.shape) >= self.p for _ in range(3)]
            self.pools[x.shape] = cycle(masks)
        self.mask = next(self.pools[x.shape])
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
