"""Python's random.gauss, entry by entry."""

import math
import random

import numpy as np


class GaussianDropout:
    def __init__(self, p):
        self.std = math.sqrt(p / (1 - p))

    def forward(self, x, training=True):
        if training:
            draws = [random.gauss(1, self.std) for _ in range(x.size)]
            factors = np.array(draws).reshape(x.shape)
        else:
            factors = np.ones(x.shape)
        self.pull = lambda grad: grad * factors
        return x * factors

    def backward(self, grad):
        return self.pull(grad)
