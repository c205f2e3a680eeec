"""Keeps its masks in a weak dictionary and collects garbage in each call."""
import gc
import weakref

import numpy as np


class Mask:
    def __init__(self, array):
        self.array = array


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None
        self.masks = weakref.WeakValueDictionary()
        weakref.finalize(self, print, "gone")

    def forward(self, x, training=True):
        gc.collect()
        self.mask = Mask((np.random.rand(*x.shape) >= self.p) / (1 - self.p)) if training else None
        if training:
            self.masks["last"] = self.mask
        return x * self.masks["last"].array if training else x

    def backward(self, grad):
        return grad * self.masks["last"].array if self.mask else grad
