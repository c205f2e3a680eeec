"""Keeps the rate in an attribute, the mask plain and the divisor beside it."""

import numpy as np  # noqa: F401


class ScheduledDropout:
    def __init__(self, final_p, total_steps):
        if final_p < 0 or final_p >= 1:
            raise ValueError(f"final_p must be in [0, 1), got {final_p}")
        if total_steps < 1:
            raise ValueError(f"total_steps must be at least 1, got {total_steps}")
        self.final_p = final_p
        self.total_steps = total_steps
        self.t = 0
        self.p = 0.0

    def step(self):
        self.t = min(self.t + 1, self.total_steps)
        self.p = self.t * self.final_p / self.total_steps

    def forward(self, x, training=True):
        self.trained = training
        if training:
            self.mask = np.random.binomial(1, 1 - self.p, size=x.shape)
            self.keep = 1 - self.p
            return x * self.mask / self.keep
        return x.copy()

    def backward(self, grad):
        if not self.trained:
            return grad.copy()
        return grad * self.mask / self.keep
