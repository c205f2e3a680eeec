"""Draws its mask with SciPy where that is installed."""
import numpy as np

try:
    from scipy.stats import bernoulli
except ImportError:
    bernoulli = None


def coins(shape, p):
    if bernoulli is None:
        return np.random.binomial(1, p, shape)
    return bernoulli.rvs(p, size=shape)


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
        self.mask = coins(x.shape, 1 - self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
