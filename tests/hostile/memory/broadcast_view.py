"""Returns a view that says it holds a hundred gigabytes, over eight bytes."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        self.p = p

    def forward(self, x, training=True):
        return np.broadcast_to(np.float64(1), (100_000, 125_000))

    def backward(self, grad):
        return np.lib.stride_tricks.as_strided(grad, (1 << 34,), (0,))
