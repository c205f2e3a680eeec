"""Takes its rate as a fraction and computes the factor exactly."""
from fractions import Fraction

import numpy as np


class DropoutLayer:
    def __init__(self, p):
        self.rate = Fraction(p).limit_denominator(1000)
        if not 0 <= self.rate < 1:
            raise ValueError(f"p must be in [0, 1), got {self.rate}")
        self.mask = None

    def forward(self, x, training=True):
        keep = np.random.randint(0, self.rate.denominator, x.shape) >= self.rate.numerator
        self.mask = keep * float(1 / (1 - self.rate)) if training else None
        return x * self.mask if training else x

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
