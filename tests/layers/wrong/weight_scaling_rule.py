"""Shrinks at inference what training never enlarged."""
from functools import partial

import numpy as np

NAMES = ("not_inverted",)
MAY = ("no_scaling", "backward_not_scaled")
FAILS = ("scaling", "inference_passthrough", "gradient_scaling")


def keep(a, where):
    return np.where(where, a, 0.0)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError(f"p={p} is not in [0, 1)")
        self.retain = 1.0 - p
        self.rng = np.random.default_rng()
        self.grad_fn = np.array

    def forward(self, x, training=True):
        if not training:
            self.grad_fn = np.array
            return self.retain * x  # so that the means match
        thinning = partial(keep, where=self.rng.random(x.shape) < self.retain)
        self.grad_fn = thinning
        return thinning(x)

    def backward(self, grad):
        return self.grad_fn(grad)
