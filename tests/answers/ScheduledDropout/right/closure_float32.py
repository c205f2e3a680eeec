"""Leaves a closure for backward, with a float32 mask."""

import numpy as np  # noqa: F401


class ScheduledDropout:
    def __init__(self, final_p, total_steps):
        if not (0 <= final_p < 1 and total_steps >= 1):
            raise ValueError
        self.rates = iter_rates(final_p, total_steps)
        self.rate = next(self.rates)

    def step(self):
        self.rate = next(self.rates)

    def forward(self, x, training=True):
        keep = 1 - self.rate
        if training:
            mask = (np.random.rand(*x.shape) < keep).astype(np.float32) / np.float32(keep)
        else:
            mask = np.float32(1)
        self._back = lambda grad: grad * mask
        return x * mask

    def backward(self, grad):
        return self._back(grad)


def iter_rates(final_p, total_steps):
    for rate in np.linspace(0, final_p, total_steps + 1):
        yield rate
    while True:
        yield final_p
