"""Overwrites W."""

NAMES = ("edits_weights",)
MAY = ("mask_shared_across_batch", "stale_mask_after_inference")
FAILS = ("inference_passthrough",)

import numpy as np


class DropConnect:
    def __init__(self, W, p):
        self.W, self.p = W, p

    def forward(self, x, training=True):
        if training:
            self.W *= (np.random.random(self.W.shape) >= self.p) / (1 - self.p)
        return x @ self.W

    def backward(self, grad):
        return grad @ self.W.T
