"""Draws a mask for the first example and stacks copies."""
import numpy as np

NAMES = ("mask_shared_across_batch",)
MAY = ("correlated_mask",)
FAILS = ("mask_per_element",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p

    def forward(self, x, training=True):
        self.noise = 1.0
        if training and x.ndim == 1:
            self.noise = np.random.choice([0, 1], x.shape, p=[self.p, 1 - self.p])
        elif training:
            first = np.random.choice([0, 1], x[0].shape, p=[self.p, 1 - self.p])
            self.noise = np.stack([first for _ in x])
        if training:
            self.noise = self.noise / (1 - self.p)
        return x * self.noise

    def backward(self, grad):
        return grad * self.noise
