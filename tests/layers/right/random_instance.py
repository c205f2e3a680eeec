"""Uses its own random.Random and list comprehensions."""
from random import Random

import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("the rate of dropout must be from 0 up to, not including, 1")
        self.p = p
        self.dice = Random()

    def forward(self, x, training=True):
        if training:
            scale = 1 / (1 - self.p)
            weights = [scale * (self.dice.uniform(0, 1) >= self.p) for _ in range(x.size)]
            self.weights = np.array(weights).reshape(x.shape)
        else:
            self.weights = np.ones(x.shape)
        return self.weights * x

    def backward(self, grad):
        return self.weights * grad
