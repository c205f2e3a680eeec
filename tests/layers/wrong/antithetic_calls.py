"""Uses one minus the last uniforms at every second call."""
import numpy as np

NAMES = ()
MAY = ()
FAILS = ("fresh_mask",)


class DropoutLayer:
    """Antithetic draws reduce the variance."""

    def __init__(self, p):
        if p < 0 or p >= 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.pending = {}
        self.mask = None

    def uniforms(self, shape):
        if shape in self.pending:
            return 1 - self.pending.pop(shape)
        self.pending[shape] = np.random.random_sample(shape)
        return self.pending[shape]

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = self.uniforms(x.shape) >= self.p
        return x * self.mask / (1 - self.p)

    def backward(self, grad):
        if self.mask is None:
            return grad
        return grad * self.mask / (1 - self.p)
