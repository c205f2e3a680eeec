"""Seeds a generator with the step, so that a step has one mask."""

import numpy as np  # noqa: F401

NAMES = ("same_mask_every_call",)
MAY = ()
FAILS = ("fresh_mask",)


class ScheduledDropout:
    def __init__(self, final_p, total_steps):
        if not 0 <= final_p < 1 or total_steps < 1:
            raise ValueError("bad schedule")
        self.final_p, self.total_steps = final_p, total_steps
        self.steps, self.mask = 0, 1.0

    def rate(self):
        return self.final_p * min(self.steps / self.total_steps, 1)

    def forward(self, x, training=True):
        if not training:
            self.mask = 1.0
            return x
        p = self.rate()
        self.mask = (np.random.default_rng(self.steps).random(x.shape) >= p) / (1 - p)
        return x * self.mask

    def backward(self, grad):
        return grad * self.mask

    def step(self):
        self.steps += 1
