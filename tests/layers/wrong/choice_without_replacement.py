"""Chooses a fixed number of indices without replacement."""
import numpy as np

NAMES = ("exact_count",)
MAY = ()
FAILS = ("drop_rate",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.gone = None

    def _cut(self, a):
        flat = a.ravel() / (1 - self.p)
        flat[self.gone] = 0.0
        return flat.reshape(a.shape)

    def forward(self, x, training=True):
        if not training:
            self.gone = None
            return x
        count = int(self.p * x.size)
        self.gone = np.random.choice(x.size, size=count, replace=False)
        return self._cut(x)

    def backward(self, grad):
        return grad if self.gone is None else self._cut(grad)
