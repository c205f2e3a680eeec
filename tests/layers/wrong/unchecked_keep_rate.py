"""Checks nothing and keeps with p."""
import numpy as np

NAMES = ("keeps_with_p", "rate_not_validated")
MAY = ()
FAILS = ("drop_rate", "zero_rate", "rate_validation")


class DropoutLayer:
    def __init__(self, p: float):
        self.p = p

    def forward(self, x: np.ndarray, training: bool = True) -> np.ndarray:
        self.training = training
        if not training:
            return x
        self.mask = np.random.random(x.shape) < self.p
        return x * self.mask / (1 - self.p)

    def backward(self, grad: np.ndarray) -> np.ndarray:
        if not self.training:
            return grad
        return grad * self.mask / (1 - self.p)
