"""Draws a new mask for the gradient."""
import numpy as np

NAMES = ("backward_new_mask",)
MAY = ()
FAILS = ("mask_reuse",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.training = True

    def draw(self, shape):
        return np.random.binomial(1, 1 - self.p, shape) / (1 - self.p)

    def forward(self, x, training=True):
        self.training = training
        return x * self.draw(x.shape) if training else x

    def backward(self, grad):
        return grad * self.draw(grad.shape) if self.training else grad
