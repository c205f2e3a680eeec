"""Returns tuples of arrays just small enough to be copied, thousands of them."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        self.p = p
        self.found = (np.ones(1 << 20),) * 64

    def forward(self, x, training=True):
        return (self.found,) * 64
