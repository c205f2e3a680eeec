"""Says everything in as few lines as it can."""
import numpy as np


class DropoutLayer:
    def __init__(s, p):
        if not 0 <= p < 1: raise ValueError(p)  # noqa: E701
        s.q = 1 - p

    def forward(s, x, training=True):
        s.m = (np.random.rand(*x.shape) < s.q) / s.q if training else 1
        return x * s.m

    def backward(s, g): return g * s.m  # noqa: E704
