"""Registers its class through a metaclass and checks its methods there."""
import numpy as np


class Registered(type):
    known = {}

    def __new__(meta, name, bases, body, **options):
        made = super().__new__(meta, name, bases, body)
        meta.known[name.lower()] = made
        return made

    def __call__(cls, *args, **kwargs):
        made = super().__call__(*args, **kwargs)
        assert callable(made.forward) and callable(made.backward)
        return made


class DropoutLayer(metaclass=Registered):
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = (np.random.rand(*x.shape) >= self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
