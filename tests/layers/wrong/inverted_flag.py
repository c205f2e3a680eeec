"""Drops at inference and passes through in training."""
import numpy as np

NAMES = ("inverted_flag",)
MAY = ("never_drops", "drops_at_inference")
FAILS = ("drop_rate", "inference_passthrough", "gradient_after_inference")


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if training:
            self.mask = None
            return x
        self.mask = np.random.rand(*x.shape) > self.p
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
