"""Validates through a descriptor class."""
import numpy as np


class Probability:
    def __set_name__(self, owner, name):
        self.slot = "_" + name

    def __get__(self, obj, owner=None):
        return self if obj is None else getattr(obj, self.slot)

    def __set__(self, obj, value):
        if not 0 <= value < 1:
            raise ValueError(f"{self.slot[1:]} must be in [0, 1), got {value}")
        setattr(obj, self.slot, value)


class DropoutLayer:
    p = Probability()

    def __init__(self, p):
        self.p = p
        self.forget()

    def forget(self):
        self.mask = None

    def forward(self, x, training=True):
        self.forget()
        if training:
            self.mask = np.less(self.p, np.random.rand(*x.shape))
            return np.divide(np.multiply(x, self.mask), np.subtract(1, self.p))
        return x

    def backward(self, grad):
        if self.mask is None:
            return grad
        return np.divide(np.multiply(grad, self.mask), np.subtract(1, self.p))
