"""Seeds its private RandomState again before each draw."""
import numpy as np

NAMES = ("same_mask_every_call",)
MAY = ()
FAILS = ("fresh_mask",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.state = np.random.RandomState()

    def forward(self, x, training=True):
        self.factor = np.ones(x.shape)
        if training:
            self.state.seed(42)
            self.factor = self.state.binomial(1, 1 - self.p, x.shape) / (1 - self.p)
        return x * self.factor

    def backward(self, grad):
        return grad * self.factor
