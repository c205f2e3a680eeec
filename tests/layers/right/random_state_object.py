"""Owns a legacy RandomState object."""
import numpy as np


class DropoutLayer(object):
    def __init__(self, p):
        super(DropoutLayer, self).__init__()
        if not (p >= 0 and p < 1):
            raise ValueError('dropout probability has to be between 0 and 1, but got {}'.format(p))
        self.p = p
        self.rs = np.random.RandomState(1234)
        self.m = None

    def forward(self, x, training=True):
        if not training:
            self.m = None
            return x
        self.m = self.rs.random_sample(x.shape) >= self.p
        y = np.asarray(x, dtype=float) * self.m
        y /= (1. - self.p)
        return y

    def backward(self, grad):
        if self.m is None:
            return grad
        dx = np.asarray(grad, dtype=float) * self.m
        dx /= (1. - self.p)
        return dx
