"""Branches on an enum with match."""
from enum import Enum, auto

import numpy as np


class Mode(Enum):
    TRAIN = auto()
    INFER = auto()


class DropoutLayer:
    def __init__(self, p: float) -> None:
        match p:
            case int() | float() if 0 <= p < 1:
                self.rate = p
            case _:
                raise ValueError(f"not a rate in [0, 1): {p!r}")
        self.mode = Mode.INFER

    def forward(self, x: np.ndarray, training: bool = True) -> np.ndarray:
        self.mode = Mode.TRAIN if training else Mode.INFER
        match self.mode:
            case Mode.TRAIN:
                self.mask = np.random.random_sample(x.shape) >= self.rate
                return x * self.mask / (1 - self.rate)
            case Mode.INFER:
                return x

    def backward(self, grad: np.ndarray) -> np.ndarray:
        match self.mode:
            case Mode.TRAIN:
                return grad * self.mask / (1 - self.rate)
            case Mode.INFER:
                return grad
