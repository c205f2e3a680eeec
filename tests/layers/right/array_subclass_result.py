"""Returns an ndarray subclass that remembers its mask."""
import numpy as np


class Activation(np.ndarray):
    """An array that knows which layer made it."""

    def __array_finalize__(self, obj):
        self.maker = getattr(obj, "maker", None)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def _tag(self, a):
        a = a.view(Activation)
        a.maker = "dropout"
        return a

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return self._tag(x)
        self.mask = np.random.rand(*x.shape) >= self.p
        return self._tag(x * self.mask / (1 - self.p))

    def backward(self, grad):
        if self.mask is None:
            return self._tag(grad)
        return self._tag(grad * self.mask / (1 - self.p))
