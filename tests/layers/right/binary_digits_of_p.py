"""Flips fair coins against the binary digits of p."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.digits = []
        rest = float(p)
        for _ in range(60):
            rest *= 2
            self.digits.append(int(rest))
            rest -= int(rest)
        self.mask = None

    def _bernoulli(self, shape):
        hit = np.zeros(shape, dtype=bool)
        open_ = np.ones(shape, dtype=bool)
        for digit in self.digits:
            bit = np.random.randint(0, 2, size=shape)
            hit |= open_ & (bit < digit)
            open_ &= bit == digit
            if not open_.any():
                break
        return hit

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = ~self._bernoulli(x.shape)
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask / (1 - self.p)
