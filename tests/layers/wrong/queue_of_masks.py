"""Queues its masks, so backward meets the oldest first."""
from collections import deque

import numpy as np

NAMES = ()
MAY = ()
FAILS = ("mask_reuse",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.queue = deque()

    def forward(self, x, training=True):
        if not training:
            self.queue.clear()
            return x
        self.queue.append(np.random.binomial(1, 1 - self.p, x.shape) / (1 - self.p))
        return x * self.queue[-1]

    def backward(self, grad):
        if not self.queue:
            return grad
        mask = self.queue[0]
        if len(self.queue) > 1:
            self.queue.popleft()
        return grad * mask
