"""Returns arrays over memory that is not theirs: overlapping, reversed, freed, out of bounds."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        self.p = p

    def forward(self, x, training=True):
        return np.lib.stride_tricks.as_strided(x, (3,) * 5, (1 << 40, -8, 8, 3, 1 << 50))

    def backward(self, grad):
        return np.lib.stride_tricks.as_strided(grad, (1 << 20,), (1 << 20,))
