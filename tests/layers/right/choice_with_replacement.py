"""Chooses 0 or 1/(1-p) for every entry, with replacement."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("0 <= p < 1 please")
        self.p = p
        self.factors = [0.0, 1 / (1 - p)]

    def forward(self, x, training=True):
        self.training = training
        if not training:
            return x
        self.noise = np.random.choice(self.factors, size=x.shape, p=[self.p, 1 - self.p])
        return np.multiply(x, self.noise)

    def backward(self, grad):
        if not self.training:
            return grad
        return np.multiply(grad, self.noise)
