"""Pushes masks on a short stack and peeks at the top."""
from collections import deque

import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0,1)")
        self.p = p
        self.tape = deque(maxlen=8)

    def forward(self, x, training=True):
        scale = 1.0
        if training:
            scale = np.random.binomial(1, 1 - self.p, x.shape) / (1 - self.p)
        self.tape.append(scale)
        return x * scale

    def backward(self, grad):
        top = self.tape[-1]
        return grad * top
