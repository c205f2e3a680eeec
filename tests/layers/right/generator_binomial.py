"""Uses Generator.binomial from its own stream."""
import numpy as np


class DropoutLayer():
    def __init__(self, p):
        self.p = self._validated(p)
        self.gen = np.random.Generator(np.random.PCG64())
        self.cache = ()

    @staticmethod
    def _validated(p):
        if 0 <= p < 1:
            return float(p)
        raise ValueError(f"p={p!r} is not a drop rate")

    def forward(self, x, training=True):
        if not training:
            self.cache = ()
            return np.array(x)
        q = 1 - self.p
        mask = self.gen.binomial(n=1, p=q, size=x.shape)
        self.cache = (mask, q)
        return (x / q) * mask

    def backward(self, grad):
        if not self.cache:
            return np.array(grad)
        mask, q = self.cache
        return (grad / q) * mask
