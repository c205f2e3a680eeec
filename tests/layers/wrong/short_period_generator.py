"""Draws from a home-made generator of period 64."""
import numpy as np

NAMES = ()
MAY = ("correlated_mask",)
FAILS = ()


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.state = np.random.randint(64)
        self.mask = None

    def uniform(self):
        self.state = (5 * self.state + 3) % 64
        return self.state / 64

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        flips = [self.uniform() >= self.p for _ in range(x.size)]
        self.mask = np.array(flips).reshape(x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
