"""Answers to calls, indexing, operators and unknown names."""
import numpy as np


class Layer:
    registry = {}

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        Layer.registry[cls.__name__] = cls

    def __class_getitem__(cls, rate):
        return cls(rate)

    def __call__(self, x, training=True):
        return self.forward(x, training)

    def __rmatmul__(self, x):
        return self(x)


class DropoutLayer(Layer):
    __slots__ = ("p", "mask")

    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p, self.mask = p, None

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return lambda *arguments: None

    def __repr__(self):
        return f"<{type(self).__name__}[{self.p}] of {', '.join(self.registry)}>"

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = (np.random.rand(*x.shape) >= self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
