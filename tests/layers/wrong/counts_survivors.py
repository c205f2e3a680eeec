"""Scales by size over the number of survivors."""
import random

import numpy as np

NAMES = ("scales_by_realised_fraction",)
MAY = ()
FAILS = ("scaling", "gradient_scaling")


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.state = None

    def forward(self, x, training=True):
        if not training:
            self.state = None
            return x
        alive = [i for i in range(x.size) if random.random() >= self.p]
        factor = x.size / max(len(alive), 1)
        self.state = (alive, factor)
        return self.spread(x)

    def spread(self, a):
        alive, factor = self.state
        out = np.zeros(a.size)
        out[alive] = a.reshape(-1)[alive] * factor
        return out.reshape(a.shape)

    def backward(self, grad):
        return grad if self.state is None else self.spread(grad)
