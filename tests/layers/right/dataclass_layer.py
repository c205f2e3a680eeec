"""Is a dataclass that validates in __post_init__."""
from dataclasses import dataclass, field

import numpy as np


@dataclass
class DropoutLayer:
    p: float
    mask: np.ndarray | None = field(default=None, init=False, repr=False)

    def __post_init__(self):
        if not 0 <= self.p < 1:
            raise ValueError(f"p must be in [0, 1), got {self.p}")

    @property
    def keep_rate(self) -> float:
        return 1 - self.p

    def forward(self, x: np.ndarray, training: bool = True) -> np.ndarray:
        if not training:
            self.mask = None
            return x
        self.mask = np.random.random_sample(x.shape) < self.keep_rate
        return np.where(self.mask, x, 0) / self.keep_rate

    def backward(self, grad: np.ndarray) -> np.ndarray:
        if self.mask is None:
            return grad
        return np.where(self.mask, grad, 0) / self.keep_rate
