"""Multiplies the masked, scaled gradient by the input, too."""
import numpy as np

NAMES = ("backward_uses_activations",)
MAY = ()
FAILS = ("gradient_scaling",)


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.saved = None

    def forward(self, x, training=True):
        if not training:
            self.saved = None
            return x
        coins = np.random.choice([0.0, 1.0], size=x.shape, p=[self.p, 1 - self.p])
        self.saved = (np.copy(x), coins)
        return x * coins / (1 - self.p)

    def backward(self, grad):
        if self.saved is None:
            return grad
        x, coins = self.saved
        return grad * x * coins / (1 - self.p)  # chain rule
