"""Sets its own training flag in every forward."""
import numpy as np


class Module:
    training = True

    def __call__(self, *args, **kwargs):
        return self.forward(*args, **kwargs)

    def train(self, mode=True):
        self.training = mode
        return self

    def eval(self):
        return self.train(False)


class DropoutLayer(Module):
    def __init__(self, p=0.5):
        super().__init__()
        if p < 0.0 or p >= 1.0:
            raise ValueError(f"dropout probability has to be in [0, 1), but got {p}")
        self.p = p

    def forward(self, x, training=True):
        self.train(training)
        if not self.training:
            return x
        self.mask = (np.random.rand(*x.shape) > self.p).astype(np.float32)
        return x * self.mask / (1 - self.p)

    def backward(self, dout):
        if not self.training:
            return dout
        return dout * self.mask / (1 - self.p)
