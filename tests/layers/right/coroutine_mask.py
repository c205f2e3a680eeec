"""Lets a coroutine hold the mask."""
import numpy as np


def masker(keep):
    """Send a shape, get a scaled mask."""
    shape = yield
    while True:
        shape = yield (np.random.random(shape) < keep) / keep


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.masker = masker(1 - p)
        next(self.masker)
        self.masker.send(())
        self.current = None

    def forward(self, x, training=True):
        self.current = self.masker.send(x.shape) if training else None
        return self._through(x)

    def _through(self, a):
        return a if self.current is None else a * self.current

    def backward(self, grad):
        return self._through(grad)
