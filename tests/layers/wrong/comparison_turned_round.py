"""Keeps where the uniform is below p."""
import numpy as np

NAMES = ("keeps_with_p",)
MAY = ()
FAILS = ("drop_rate", "zero_rate")


class DropoutLayer:
    def __init__(self, p=0.5):
        if not (0 <= p and p < 1):
            raise ValueError('p has to be >= 0 and < 1')
        self.p = p

    def forward(self, x, training=True):
        self.keep = None
        if training:
            u = np.random.uniform(0.0, 1.0, x.shape)
            self.keep = (u < self.p).astype(np.float32) * np.float32(1 / (1 - self.p))
            return x * self.keep
        return x

    def backward(self, grad):
        if self.keep is None:
            return grad
        return grad * self.keep
