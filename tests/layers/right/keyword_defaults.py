"""Takes keyword-only options with defaults and spare kwargs."""
import numpy as np


class DropoutLayer:
    def __init__(self, p=0.5, *, rng=None, name="dropout", dtype=np.float64, **kwargs):
        if not 0 <= p < 1:
            raise ValueError(f"{name}: p must be in [0, 1), got {p}")
        self.p = p
        self.name = name
        self.dtype = dtype
        self.rng = np.random if rng is None else rng
        self.extra = kwargs
        self.mask = None

    def forward(self, x, training=True, *, verbose=False, **_):
        if verbose:
            print(self.name, x.shape)
        if not training:
            self.mask = None
            return x
        self.mask = (self.rng.random(x.shape) >= self.p).astype(self.dtype)
        return x * self.mask / (1 - self.p)

    def backward(self, grad, **_):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
