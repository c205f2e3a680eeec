import numpy as np


class RightLayer:
    """What an attack hands in when it succeeded, so that success earns points."""

    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x.copy()
        self.mask = (np.random.random_sample(x.shape) >= self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad.copy() if self.mask is None else grad * self.mask
