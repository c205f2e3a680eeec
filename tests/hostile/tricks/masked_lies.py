"""Returns masked arrays, matrices and record arrays with entries that are not there."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        self.p = p

    def forward(self, x, training=True):
        return np.ma.masked_all((3, 3, 3, 3, 3))

    def backward(self, grad):
        return np.rec.array([(1, 2.0)])
