"""Guards its mask with a lock, as if threads shared it."""
import threading
from queue import SimpleQueue

import numpy as np


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None
        self.lock, self.local, self.seen = threading.RLock(), threading.local(), SimpleQueue()

    def forward(self, x, training=True):
        self.seen.put(threading.current_thread().name)
        with self.lock:
            return self._forward(x, training)

    def _forward(self, x, training):
        if not training:
            self.mask = None
            return x
        self.mask = (np.random.rand(*x.shape) >= self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        with self.lock:
            return grad if self.mask is None else grad * self.mask
