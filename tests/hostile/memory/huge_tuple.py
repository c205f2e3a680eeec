"""Returns a tuple of a million arrays, and a dict of a million numbers."""
import numpy as np


class DropoutLayer:
    many = (np.zeros(8),) * 1_000_000
    table = dict.fromkeys(range(1_000_000))

    def __init__(self, p):
        self.p = p

    def forward(self, x, training=True):
        return self.many

    def backward(self, grad):
        return self.table
