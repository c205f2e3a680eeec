"""Makes the arguments larger, which are recorded when they change."""
import numpy as np


class DropoutLayer:
    def __init__(self, p):
        self.p = p

    def forward(self, x, training=True):
        x[...] = np.nan
        return "x" * 1900
