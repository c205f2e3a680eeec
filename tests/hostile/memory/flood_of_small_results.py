"""Returns the most that is recorded, from each of hundreds of calls."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        self.p = p
        self.found = ((np.ones(1 << 18),) * 8,) * 8

    def forward(self, x, training=True):
        print("x" * 10_000)
        return self.found
