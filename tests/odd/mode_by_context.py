"""Switches its mode in a context manager."""
import contextlib
import contextvars

import numpy as np

active = contextvars.ContextVar("active", default=True)


@contextlib.contextmanager
def mode(training):
    token = active.set(training)
    try:
        yield
    finally:
        active.reset(token)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        with mode(training), contextlib.ExitStack() as stack:
            stack.callback(print, "done")
            return self._apply(x)

    def _apply(self, x):
        self.mask = None
        if active.get():
            self.mask = (np.random.rand(*x.shape) >= self.p) / (1 - self.p)
        return x if self.mask is None else x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
