"""Uses another bit generator and single precision uniforms."""
import numpy as np
from numpy.random import Generator, Philox


class DropoutLayer:
    bits = Philox  # counter based, can be split over workers

    def __init__(self, p):
        try:
            assert 0 <= p < 1
        except AssertionError:
            raise ValueError("p must be in [0, 1)") from None
        self.p = p
        self.generator = Generator(self.bits())
        self.passes = []

    def forward(self, x, training=True):
        if training:
            u = self.generator.random(size=x.shape, dtype=np.float32)
            self.passes = [u >= self.p, 1 / (1 - self.p)]
        else:
            self.passes = []
        for factor in self.passes:
            x = x * factor
        return x

    def backward(self, grad):
        for factor in self.passes:
            grad = grad * factor
        return grad
