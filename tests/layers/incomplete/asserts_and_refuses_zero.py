"""Asserts that p lies strictly between 0 and 1."""
import numpy as np

LOSES = ("rate_validation", "zero_rate")


class DropoutLayer:
    def __init__(self, p: float):
        assert 0 < p < 1
        self.p = p
        self.state = (None, 1.0)

    def forward(self, x: np.ndarray, training: bool = True) -> np.ndarray:
        if not training:
            self.state = (None, 1.0)
            return x
        kept = np.random.rand(*x.shape) >= self.p
        self.state = (kept, 1 / (1 - self.p))
        return x * kept * self.state[1]

    def backward(self, grad: np.ndarray) -> np.ndarray:
        kept, gain = self.state
        return grad if kept is None else grad * kept * gain
