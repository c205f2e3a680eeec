"""Divides by total_steps + 1."""

import numpy as np  # noqa: F401

NAMES = ("reaches_final_late",)
MAY = ()
FAILS = ("scaling",)


class ScheduledDropout:
    def __init__(self, final_p, total_steps):
        if not 0 <= final_p < 1 or total_steps < 1:
            raise ValueError("bad schedule")
        self.final_p, self.total_steps = final_p, total_steps
        self.steps, self.mask = 0, 1.0

    def rate(self):
        return self.final_p * min(self.steps / (self.total_steps + 1), 1)

    def forward(self, x, training=True):
        if not training:
            self.mask = 1.0
            return x
        p = self.rate()
        self.mask = (np.random.random(x.shape) >= p) / (1 - p)
        return x * self.mask

    def backward(self, grad):
        return grad * self.mask

    def step(self):
        self.steps += 1
