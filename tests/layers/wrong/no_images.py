"""Asserts at most three axes."""
import numpy as np

NAMES = ("only_some_shapes",)
MAY = ()
FAILS = ("shape",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        assert x.ndim <= 3, "use SpatialDropout for images"
        self.mask = None
        if training:
            self.mask = np.random.random_sample(x.shape) >= self.p
            return x * self.mask / (1 - self.p)
        return x

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask / (1 - self.p)
