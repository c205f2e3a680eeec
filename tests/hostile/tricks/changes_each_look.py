"""Returns an array whose content another call changes after it was recorded."""
import numpy as np


class DropoutLayer:
    shared = np.zeros(7)

    def __init__(self, p):
        self.p = p

    @property
    def forward(self):
        self.shared += 1
        return lambda x, training=True: self.shared

    def backward(self, grad):
        self.shared[:] = 0
        return self.shared
