"""Draws from a generator of another kind, spawned from a seed sequence."""
import numpy as np

ROOT = np.random.SeedSequence(20140615)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None
        self.rng = np.random.Generator(np.random.SFC64(ROOT.spawn(1)[0]))

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = (self.rng.random(x.shape) >= self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
