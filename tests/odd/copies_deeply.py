"""Copies itself, its argument and its result, deeply and by pickling."""
import copy
import pickle

import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None

    def forward(self, x, training=True):
        twin = copy.deepcopy(self)
        x = pickle.loads(pickle.dumps(x))
        keep = np.random.rand(*x.shape) >= twin.p
        self.mask = copy.copy(keep / (1 - twin.p)) if training else None
        return copy.deepcopy(x if self.mask is None else x * self.mask)

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
