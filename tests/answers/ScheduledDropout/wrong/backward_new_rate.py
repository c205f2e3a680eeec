"""Works out the scale again in backward."""

import numpy as np  # noqa: F401

NAMES = ("backward_uses_new_rate",)
MAY = ()
FAILS = ("gradient_scaling",)


class ScheduledDropout:
    def __init__(self, final_p, total_steps):
        if not 0 <= final_p < 1 or total_steps < 1:
            raise ValueError("bad schedule")
        self.final_p, self.total_steps = final_p, total_steps
        self.steps, self.mask = 0, None

    def rate(self):
        return self.final_p * min(self.steps / self.total_steps, 1)

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        p = self.rate()
        self.mask = np.random.random(x.shape) >= p
        return x * self.mask / (1 - p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.rate())

    def step(self):
        self.steps += 1
