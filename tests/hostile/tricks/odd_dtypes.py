"""Returns arrays of structures, dates, texts, bytes and complex numbers in turn."""
import itertools

import numpy as np

KINDS = itertools.cycle(["f8,i4", "M8[s]", "m8[ns]", "U7", "S9", "c16", "V16", "O", "<U0", "S0"])


class DropoutLayer:
    def __init__(self, p):
        self.p = p

    def forward(self, x, training=True):
        return np.zeros(x.shape, next(KINDS))

    def backward(self, grad):
        return np.zeros(grad.shape, next(KINDS))
