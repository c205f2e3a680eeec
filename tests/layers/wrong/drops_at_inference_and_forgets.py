"""Drops in both modes and lets gradients through unmasked."""
import numpy as np

NAMES = ("drops_at_inference", "backward_ignores_mask")
MAY = ("backward_not_scaled",)
FAILS = ("inference_passthrough", "mask_reuse")


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p

    def forward(self, x, training=True):
        return np.where(np.random.rand(*x.shape) < self.p, 0, x / (1 - self.p))

    def backward(self, grad):
        return grad
