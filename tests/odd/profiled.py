"""Profiles itself while it computes."""
import cProfile
import io
import pstats
import tracemalloc

import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None
        tracemalloc.start()

    def forward(self, x, training=True):
        profile = cProfile.Profile()
        with profile:
            self.mask = (np.random.rand(*x.shape) >= self.p) / (1 - self.p) if training else None
        pstats.Stats(profile, stream=io.StringIO()).print_stats()
        tracemalloc.stop()
        return x if self.mask is None else x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
