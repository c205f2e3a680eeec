"""Damps kept outputs by the keep rate, gradient right."""
import numpy as np

NAMES = ("multiplies_by_keep",)
MAY = ()
FAILS = ("scaling",)


class DropoutLayer:
    def __init__(self, p: float):
        if not 0.0 <= p < 1.0:
            raise ValueError(f"invalid rate {p}")
        self.keep_prob = 1.0 - p
        self.gen = np.random.default_rng(7)
        self.active = False

    def forward(self, x, training=True):
        self.active = training
        if self.active:
            self.survivors = self.gen.uniform(size=x.shape) < self.keep_prob
            x = self.survivors * x * self.keep_prob
        return x

    def backward(self, grad):
        if self.active:
            grad = self.survivors * grad / self.keep_prob
        return grad
