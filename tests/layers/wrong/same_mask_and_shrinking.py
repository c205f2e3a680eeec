"""Freezes its mask per shape and shrinks at inference."""
import numpy as np

NAMES = ("same_mask_every_call", "scaled_again_at_inference")
MAY = ()
FAILS = ("fresh_mask", "inference_passthrough")


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.masks = {}
        self.key = None

    def forward(self, x, training=True):
        self.key = x.shape if training else None
        if not training:
            return (1 - self.p) * x
        mask = self.masks.setdefault(x.shape, np.random.rand(*x.shape) >= self.p)
        return x * mask / (1 - self.p)

    def backward(self, grad):
        if self.key is None:
            return grad
        return grad * self.masks[self.key] / (1 - self.p)
