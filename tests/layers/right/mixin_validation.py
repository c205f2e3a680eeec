"""Splits validation, drawing and layering over three classes."""
import numpy as np


class HasRate:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise RateError(p)
        self.p = p


class RateError(ValueError):
    def __str__(self):
        return f"rate outside [0, 1): {self.args[0]}"


class DrawsMasks:
    def draw(self, shape):
        return np.random.sample(shape) >= self.p


class DropoutLayer(DrawsMasks, HasRate):
    mask = None

    def forward(self, x, training=True):
        self.mask = self.draw(x.shape) if training else None
        return self.backward(x)  # same linear map both ways

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
