"""Never looks at the training flag."""
import numpy as np

NAMES = ("drops_at_inference",)
MAY = ()
FAILS = ("inference_passthrough", "gradient_after_inference")


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p

    def forward(self, x, training=True):
        self.mask = np.random.binomial(1, 1 - self.p, size=x.shape) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad * self.mask
