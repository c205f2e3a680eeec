"""Leaves dropout on at inference, yet passes its gradient through."""
import numpy as np

NAMES = ("drops_at_inference",)
MAY = ()
FAILS = ("inference_passthrough",)


class DropoutLayer:
    """Monte Carlo dropout gives uncertainty for free."""

    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def sample(self, x):
        return np.random.uniform(size=x.shape) >= self.p

    def forward(self, x, training=True):
        mask = self.sample(x)
        self.mask = mask if training else None
        return x * mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
