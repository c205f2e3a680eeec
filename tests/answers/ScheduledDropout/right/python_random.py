"""Tosses the coins one by one with the random module."""

import numpy as np  # noqa: F401


import random


class ScheduledDropout:
    def __init__(self, final_p, total_steps):
        if total_steps <= 0 or not (final_p >= 0 and final_p < 1):
            raise ValueError("refused")
        self.slope, self.final_p, self.p = final_p / total_steps, final_p, 0.0

    def step(self):
        self.p = min(self.p + self.slope, self.final_p)

    def forward(self, x, training=True):
        coins = [training and random.random() < self.p for _ in range(x.size)]
        factor = 1 / (1 - self.p) if training else 1.0
        self.factors = np.where(np.array(coins).reshape(x.shape), 0.0, factor)
        return x * self.factors

    def backward(self, grad):
        return grad * self.factors
