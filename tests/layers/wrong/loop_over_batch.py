"""Loops over examples and drops each as a whole."""
import random

import numpy as np

NAMES = ("mask_shared_within_example",)
MAY = ("correlated_mask",)
FAILS = ("mask_per_element",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.dropped = None

    def forward(self, x, training=True):
        if not training:
            self.dropped = None
            return x
        self.dropped = [random.random() < self.p for _ in range(len(x))]
        return self.apply(x)

    def apply(self, batch):
        out = np.zeros(batch.shape)
        for i, gone in enumerate(self.dropped):
            if not gone:
                out[i] = batch[i] / (1 - self.p)
        return out

    def backward(self, grad):
        if self.dropped is None:
            return grad
        return self.apply(grad)
