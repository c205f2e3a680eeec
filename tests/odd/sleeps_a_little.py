"""Sleeps for a thousandth of a second and measures the time."""
import time
import timeit

import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None
        time.sleep(0.001)
        self.started = time.perf_counter_ns()
        self.cost = timeit.timeit(lambda: 1 + 1, number=10), time.process_time(), time.thread_time()

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = (np.random.rand(*x.shape) >= self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
