"""Leaves negative zeros where negative entries were dropped."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.switch = 1.0

    def forward(self, x, training=True):
        self.switch = 1.0
        if training:
            on = np.random.rand(*x.shape) >= self.p
            self.switch = np.where(on, 1 / (1 - self.p), -0.0)
        return x * self.switch

    def backward(self, grad):
        return grad * self.switch
