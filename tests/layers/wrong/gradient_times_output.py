"""Multiplies the gradient by the output of forward."""
import numpy as np

NAMES = ("backward_uses_activations",)
MAY = ()
FAILS = ("gradient_scaling",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.out = None

    def forward(self, x, training=True):
        if not training:
            self.out = None
            return x
        mask = np.random.rand(*x.shape) >= self.p
        self.out = x * mask / (1 - self.p)
        return self.out

    def backward(self, grad):
        if self.out is None:
            return grad
        return grad * self.out
