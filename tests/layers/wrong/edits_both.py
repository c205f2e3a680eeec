"""Edits the input in forward and the gradient in backward."""
import numpy as np

NAMES = ("edits_input", "edits_gradient")
MAY = ()
FAILS = ("input_unchanged",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.drop = None

    def blank(self, a):
        a[self.drop] = 0
        return a / (1 - self.p)

    def forward(self, x, training=True):
        if not training:
            self.drop = None
            return x
        self.drop = np.random.rand(*x.shape) < self.p
        return self.blank(x)

    def backward(self, grad):
        return grad if self.drop is None else self.blank(grad)
