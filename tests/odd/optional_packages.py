"""Uses packages that may not be there, and does without them."""
import numpy as np

found = []
try:
    import pandas

    found.append(pandas)
except ImportError:
    pass
try:
    from sklearn.utils import check_random_state
except ImportError:
    check_random_state = None
try:
    import matplotlib.pyplot as plt
except ImportError:
    plt = None


class DropoutLayer:
    def __init__(self, p):
        if not 0 <= p < 1:
            raise ValueError("p must be in [0, 1)")
        self.p = p
        self.mask = None
        self.packages = [*found, check_random_state, plt]

    def forward(self, x, training=True):
        if not training:
            self.mask = None
            return x
        self.mask = (np.random.rand(*x.shape) >= self.p) / (1 - self.p)
        return x * self.mask

    def backward(self, grad):
        return grad if self.mask is None else grad * self.mask
