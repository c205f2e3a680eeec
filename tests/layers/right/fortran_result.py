"""Returns results in Fortran order."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        self.mask = None
        if training:
            self.mask = np.asfortranarray(np.random.rand(*x.shape) >= self.p)
            x = x * self.mask / (1 - self.p)
        return np.array(x, order="F")

    def backward(self, grad):
        if self.mask is not None:
            grad = grad * self.mask / (1 - self.p)
        return np.array(grad, order="F")
