"""Works out the final value of a dropped entry beforehand."""

import math
import random

import numpy as np


class AlphaDropout:
    def __init__(self, p):
        d = -1.7580993408473766
        self.p = p
        self.a = 1 / math.sqrt((1 - p) * (1 + p * d**2))
        self.b = -self.a * d * p
        self.low = self.a * d + self.b

    def forward(self, x, training=True):
        self.slopes = np.ones(x.size)
        if not training:
            return x.copy()
        out = []
        for i, value in enumerate(x.ravel()):
            kept = random.random() >= self.p
            self.slopes[i] = self.a if kept else 0.0
            out.append(self.a * value + self.b if kept else self.low)
        return np.array(out).reshape(x.shape)

    def backward(self, grad):
        return grad * self.slopes.reshape(grad.shape)
