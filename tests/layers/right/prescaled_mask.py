"""Stores the mask already divided by the keep rate."""
import numpy as np


class DropoutLayer:
    """Inverted dropout."""

    def __init__(self, p: float):
        if not 0 <= p < 1:
            raise ValueError(f"dropout rate must be in [0, 1), got {p}")
        self.keep = 1.0 - p
        self.mask = 1.0

    def forward(self, x: np.ndarray, training: bool = True) -> np.ndarray:
        if not training:
            self.mask = 1.0
            return x
        self.mask = (np.random.rand(*x.shape) < self.keep) / self.keep
        return x * self.mask

    def backward(self, grad: np.ndarray) -> np.ndarray:
        return grad * self.mask
