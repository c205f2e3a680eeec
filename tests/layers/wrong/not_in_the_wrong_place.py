"""Negates the flag once too often."""
import random

import numpy as np

NAMES = ("inverted_flag",)
MAY = ("never_drops", "drops_at_inference")
FAILS = ("drop_rate", "inference_passthrough", "gradient_after_inference")


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.inference = False

    def forward(self, x, training=True):
        self.inference = not training
        self.mask = np.ones(x.shape)
        if self.inference:
            for i in range(x.size):
                self.mask.flat[i] = (random.random() >= self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad * self.mask
