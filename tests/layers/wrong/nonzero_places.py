"""Lets gradients through only where the output is nonzero."""
import numpy as np

NAMES = ("backward_mask_from_zeros",)
MAY = ()
FAILS = ("mask_reuse",)


class DropoutLayer:
    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.places = None

    def forward(self, x, training=True):
        self.places = None
        if not training:
            return x
        y = np.where(np.random.random(x.shape) < self.p, 0.0, x / (1 - self.p))
        self.places = np.nonzero(y)
        return y

    def backward(self, grad):
        if self.places is None:
            return grad
        dx = np.zeros(grad.shape)
        dx[self.places] = grad[self.places] / (1 - self.p)
        return dx
