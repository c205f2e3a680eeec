"""Returns an array of sixteen megabytes from each of hundreds of calls."""
import numpy as np


class DropoutLayer:
    large = np.ones((1 << 21,))

    def __init__(self, p):
        self.p = p

    def forward(self, x, training=True):
        return self.large
